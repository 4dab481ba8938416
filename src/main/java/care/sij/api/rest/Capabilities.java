package care.sij.api.rest;

import care.sij.conformance.MessageDefinitions;
import care.sij.exchange.Subscriptions;
import care.sij.fhir.CompartmentMembership;
import care.sij.fhir.SearchParameter;
import care.sij.fhir.SearchParameters;
import care.sij.fhir.SijUris;
import care.sij.partner.ServiceAddress;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementKind;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementMessagingComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceSearchParamComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.ConditionalDeleteStatus;
import org.hl7.fhir.r4.model.CapabilityStatement.ConditionalReadStatus;
import org.hl7.fhir.r4.model.CapabilityStatement.EventCapabilityMode;
import org.hl7.fhir.r4.model.CapabilityStatement.ReferenceHandlingPolicy;
import org.hl7.fhir.r4.model.CapabilityStatement.ResourceVersionPolicy;
import org.hl7.fhir.r4.model.CapabilityStatement.RestfulCapabilityMode;
import org.hl7.fhir.r4.model.CapabilityStatement.SystemRestfulInteraction;
import org.hl7.fhir.r4.model.CapabilityStatement.TypeRestfulInteraction;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Enumerations.FHIRVersion;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.UnsignedIntType;
import org.hl7.fhir.r4.model.UriType;
import org.springframework.stereotype.Component;

/** What this server does, line by line true (R4 capabilitystatement.html). */
@Component
class Capabilities {

    private static final List<String> OPERATIONS = List.of(
            "parked-messages",
            "deliveries",
            "send-again",
            "hold-deliveries",
            "release-deliveries",
            "alerts",
            "acknowledge-alert",
            "code-map",
            "set-code-map",
            "preview-code-map",
            "unmapped-codes",
            "inclusion-proof",
            "consistency-proof",
            "verify",
            "rotate-ledger-key");

    /** Operations on one resource, by its type. */
    private static final Map<String, List<String>> OPERATIONS_ON =
            Map.of("CarePlan", List.of("as-of", "compare", "timeline"), "Patient", List.of("audit-export"));

    private static final String BULK_DATA = "http://hl7.org/fhir/uv/bulkdata/";

    /** Exports, which Bulk Data defines, by the type they are asked for at. */
    private static final Map<String, String> EXPORTS =
            Map.of("Patient", "OperationDefinition/patient-export", "Group", "OperationDefinition/group-export");

    private static final String BACKPORT = "http://hl7.org/fhir/uv/subscriptions-backport/";

    /** Operations of the backport on a Subscription. */
    private static final List<String> SUBSCRIPTION_OPERATIONS = List.of("status", "events");

    private static final List<TypeRestfulInteraction> INTERACTIONS = List.of(
            TypeRestfulInteraction.READ,
            TypeRestfulInteraction.VREAD,
            TypeRestfulInteraction.HISTORYINSTANCE,
            TypeRestfulInteraction.HISTORYTYPE,
            TypeRestfulInteraction.CREATE,
            TypeRestfulInteraction.UPDATE,
            TypeRestfulInteraction.PATCH,
            TypeRestfulInteraction.DELETE,
            TypeRestfulInteraction.SEARCHTYPE);
    private static final List<ReferenceHandlingPolicy> REFERENCES = List.of(
            ReferenceHandlingPolicy.LITERAL,
            ReferenceHandlingPolicy.LOGICAL,
            ReferenceHandlingPolicy.ENFORCED,
            ReferenceHandlingPolicy.LOCAL);
    private static final Set<SearchParameter.Kind> NOT_SERVED = Set.of(SearchParameter.Kind.SPECIAL);

    /** Seven days: answers are kept with the messages, longer than any sender retries. */
    private static final int RELIABLE_MINUTES = 7 * 24 * 60;

    private final MessageDefinitions messages;
    private final ResourceTypes types;
    private final SearchParameters parameters;
    private final ServiceAddress address;
    private final Date since;
    private final ListedIncludes includes;
    private final List<String> topics;

    Capabilities(
            ResourceTypes types,
            SearchParameters parameters,
            MessageDefinitions messages,
            ServiceAddress address,
            Subscriptions subscriptions,
            Clock clock,
            ListedIncludes includes) {
        this.messages = messages;
        this.types = types;
        this.parameters = parameters;
        this.address = address;
        this.topics = subscriptions.topics();
        this.since = Date.from(clock.instant());
        this.includes = includes;
    }

    CapabilityStatement statement() {
        CapabilityStatement statement = new CapabilityStatement()
                .setStatus(PublicationStatus.ACTIVE)
                .setDate(since)
                .setKind(CapabilityStatementKind.INSTANCE)
                .setFhirVersion(FHIRVersion._4_0_1);
        statement.addInstantiates(BULK_DATA + "CapabilityStatement/bulk-data");
        statement.getSoftware().setName("SIJ Pathways");
        statement
                .getImplementation()
                .setDescription("Integration service for sacroiliac joint care")
                .setUrl(address.fhir());
        statement.addFormat("application/fhir+json");
        statement.addFormat("application/fhir+xml");
        statement.addPatchFormat("application/json-patch+json");
        statement.addPatchFormat("application/fhir+json");
        statement.addPatchFormat("application/fhir+xml");
        statement.addRest(rest());
        statement.addMessaging(messaging());
        return statement;
    }

    private CapabilityStatementRestComponent rest() {
        CapabilityStatementRestComponent rest =
                new CapabilityStatementRestComponent().setMode(RestfulCapabilityMode.SERVER);
        rest.setDocumentation(
                "Unknown parameters are refused unless `Prefer: handling=lenient` is sent. What is written is a"
                        + " statement of its writer, as in a message: only its owner changes a resource, ids are given here unless"
                        + " they begin with the client id and a full stop,"
                        + " If-Match is honoured where it is sent, and what this service derives from the facts is written by"
                        + " nobody. `X-Provenance` is taken with create and update. A transaction has at most 100 MB and 50,000 entries, any other body 20 MB, and none more than "
                        + "the service has room for.");
        rest.getSecurity()
                .setDescription("SMART Backend Services; see /fhir/.well-known/smart-configuration.")
                .addService(new CodeableConcept(new Coding(
                        "http://terminology.hl7.org/CodeSystem/restful-security-service",
                        "SMART-on-FHIR",
                        "SMART-on-FHIR")))
                .addExtension(tokenEndpoint());
        types.all().forEach(type -> rest.addResource(resource(type)));
        rest.addInteraction().setCode(SystemRestfulInteraction.TRANSACTION);
        rest.addInteraction().setCode(SystemRestfulInteraction.BATCH);
        rest.addInteraction().setCode(SystemRestfulInteraction.HISTORYSYSTEM);
        rest.addInteraction().setCode(SystemRestfulInteraction.SEARCHSYSTEM);
        CompartmentMembership.COMPARTMENTS.stream()
                .sorted()
                .forEach(of -> rest.addCompartment(
                        "http://hl7.org/fhir/CompartmentDefinition/" + of.toLowerCase(Locale.ROOT)));
        rest.addOperation()
                .setName("process-message")
                .setDefinition("http://hl7.org/fhir/OperationDefinition/MessageHeader-process-message");
        OPERATIONS.forEach(name -> rest.addOperation().setName(name).setDefinition(SijUris.operation("sij-" + name)));
        rest.addOperation().setName("export").setDefinition(BULK_DATA + "OperationDefinition/export");
        return rest;
    }

    /**
     * Where SMART App Launch 1.0 had it; clients still ask here and at the well-known place, and take what comes first.
     */
    private Extension tokenEndpoint() {
        Extension uris = new Extension("http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris");
        uris.addExtension("token", new UriType(address.tokenEndpoint()));
        return uris;
    }

    private CapabilityStatementRestResourceComponent resource(String type) {
        CapabilityStatementRestResourceComponent resource = new CapabilityStatementRestResourceComponent()
                .setVersioning(ResourceVersionPolicy.VERSIONED)
                .setReadHistory(true)
                .setUpdateCreate(true)
                .setConditionalCreate(true)
                .setConditionalRead(ConditionalReadStatus.FULLSUPPORT)
                .setConditionalUpdate(true)
                .setConditionalDelete(ConditionalDeleteStatus.SINGLE);
        resource.setType(type);
        if (type.equals(AuditParameters.TYPE)) {
            return ofAuditEvents(resource);
        }
        REFERENCES.forEach(resource::addReferencePolicy);
        INTERACTIONS.forEach(interaction -> resource.addInteraction().setCode(interaction));
        OPERATIONS_ON
                .getOrDefault(type, List.of())
                .forEach(name -> resource.addOperation().setName(name).setDefinition(SijUris.operation("sij-" + name)));
        addSpecified(resource);
        Optional.ofNullable(EXPORTS.get(type))
                .ifPresent(export -> resource.addOperation().setName("export").setDefinition(BULK_DATA + export));
        if (type.equals(SubscriptionController.TYPE)) {
            describeSubscriptions(resource);
        }
        addParameters(resource, parameter -> !NOT_SERVED.contains(parameter.kind()));
        includes.of(type).forEach(resource::addSearchInclude);
        includes.to(type).forEach(resource::addSearchRevInclude);
        return resource;
    }

    /** By the backport's extension; what it serves of a Subscription is told in words. */
    private void describeSubscriptions(CapabilityStatementRestResourceComponent resource) {
        topics.forEach(topic -> resource.addExtension(new Extension(
                BACKPORT + "StructureDefinition/capabilitystatement-subscriptiontopic-canonical",
                new CanonicalType(topic))));
        SUBSCRIPTION_OPERATIONS.forEach(name -> resource.addOperation()
                .setName(name)
                .setDefinition(BACKPORT + "OperationDefinition/backport-subscription-" + name));
        resource.addSupportedProfile(BACKPORT + "StructureDefinition/backport-subscription");
        resource.setDocumentation("Channel rest-hook, to endpoints below the client's registered addresses; one filter,"
                + " `<type>?patient=Patient/<id>`. Headers are kept sealed and not shown.");
    }

    private CapabilityStatementRestResourceComponent ofAuditEvents(CapabilityStatementRestResourceComponent resource) {
        resource.setVersioning(ResourceVersionPolicy.NOVERSION)
                .setReadHistory(false)
                .setConditionalCreate(false)
                .setUpdateCreate(false)
                .setConditionalUpdate(false)
                .setConditionalDelete(ConditionalDeleteStatus.NOTSUPPORTED)
                .setConditionalRead(ConditionalReadStatus.NOTSUPPORTED)
                .setDocumentation("Written by this service alone: one for each request, each message sent and each"
                        + " change of its own. Auditors see all, everybody else those of its own doing.");
        resource.addInteraction().setCode(TypeRestfulInteraction.READ);
        resource.addInteraction().setCode(TypeRestfulInteraction.SEARCHTYPE);
        addSpecified(resource);
        addParameters(resource, parameter -> AuditParameters.SERVED.contains(parameter.name()));
        return resource;
    }

    private static void addSpecified(CapabilityStatementRestResourceComponent resource) {
        SpecifiedOperations.of(resource.getType())
                .forEach((name, definition) ->
                        resource.addOperation().setName(name).setDefinition(definition));
        resource.getOperation().stream()
                .filter(operation -> operation.getName().equals("meta"))
                .forEach(operation -> operation.setDocumentation("Of one resource, not of a type."));
    }

    private void addParameters(CapabilityStatementRestResourceComponent resource, Predicate<SearchParameter> served) {
        parameters.all(resource.getType()).stream().filter(served).forEach(parameter -> {
            CapabilityStatementRestResourceSearchParamComponent listed = resource.addSearchParam()
                    .setName(parameter.name())
                    .setType(SearchParamType.fromCode(parameter.kind().name().toLowerCase(Locale.ROOT)));
            parameter.ownDefinition().ifPresent(listed::setDefinition);
        });
    }

    private CapabilityStatementMessagingComponent messaging() {
        CapabilityStatementMessagingComponent messaging = new CapabilityStatementMessagingComponent();
        messaging
                .addEndpoint()
                .setProtocol(new Coding("http://terminology.hl7.org/CodeSystem/message-transport", "http", "HTTP"))
                .setAddress(address.fhir() + "/$process-message");
        messages.canonicals()
                .forEach(definition -> messaging
                        .addSupportedMessage()
                        .setMode(EventCapabilityMode.RECEIVER)
                        .setDefinition(definition));
        return messaging
                .setReliableCacheElement(new UnsignedIntType(RELIABLE_MINUTES))
                .setDocumentation(
                        "The body is the message Bundle itself, as JSON or XML. A message that was processed gets its"
                                + " answer again for as long as it is kept, which is longer than the reliable cache says.");
    }
}
