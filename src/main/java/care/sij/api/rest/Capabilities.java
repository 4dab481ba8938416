package care.sij.api.rest;

import care.sij.fhir.CompartmentMembership;
import care.sij.partner.ServiceAddress;
import java.time.Clock;
import java.util.Date;
import java.util.Locale;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementKind;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.RestfulCapabilityMode;
import org.hl7.fhir.r4.model.CapabilityStatement.SystemRestfulInteraction;
import org.hl7.fhir.r4.model.Enumerations.FHIRVersion;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.springframework.stereotype.Component;

/** What this server does, line by line true (R4 capabilitystatement.html). */
@Component
class Capabilities {

    static final String BULK_DATA = "http://hl7.org/fhir/uv/bulkdata/";

    private final ResourceTypes types;
    private final ListedTypes listed;
    private final ListedSecurity security;
    private final ListedMessaging messaging;
    private final ServiceAddress address;
    private final Date since;

    Capabilities(
            ResourceTypes types,
            ListedTypes listed,
            ListedSecurity security,
            ListedMessaging messaging,
            ServiceAddress address,
            Clock clock) {
        this.types = types;
        this.listed = listed;
        this.security = security;
        this.messaging = messaging;
        this.address = address;
        this.since = Date.from(clock.instant());
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
        statement.addMessaging(messaging.messaging());
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
        rest.setSecurity(security.security());
        types.all().forEach(type -> rest.addResource(listed.of(type)));
        rest.addInteraction().setCode(SystemRestfulInteraction.TRANSACTION);
        rest.addInteraction().setCode(SystemRestfulInteraction.BATCH);
        rest.addInteraction().setCode(SystemRestfulInteraction.HISTORYSYSTEM);
        rest.addInteraction().setCode(SystemRestfulInteraction.SEARCHSYSTEM);
        CompartmentMembership.COMPARTMENTS.stream()
                .sorted()
                .forEach(of -> rest.addCompartment(
                        "http://hl7.org/fhir/CompartmentDefinition/" + of.toLowerCase(Locale.ROOT)));
        ListedOperations.add(rest);
        return rest;
    }
}
