package care.sij.api.rest;

import care.sij.exchange.Subscriptions;
import java.util.List;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.Extension;
import org.springframework.stereotype.Component;

/** What is served of Subscriptions (R4 Backport 1.1.0): topics by its extension, the rest in words. */
@Component
class ListedSubscriptions {

    private static final String BACKPORT = "http://hl7.org/fhir/uv/subscriptions-backport/";

    private static final List<String> OPERATIONS = List.of("status", "events");

    private final List<String> topics;

    ListedSubscriptions(Subscriptions subscriptions) {
        this.topics = subscriptions.topics();
    }

    void describe(CapabilityStatementRestResourceComponent resource) {
        topics.forEach(topic -> resource.addExtension(new Extension(
                BACKPORT + "StructureDefinition/capabilitystatement-subscriptiontopic-canonical",
                new CanonicalType(topic))));
        OPERATIONS.forEach(name -> resource.addOperation()
                .setName(name)
                .setDefinition(BACKPORT + "OperationDefinition/backport-subscription-" + name));
        resource.addSupportedProfile(BACKPORT + "StructureDefinition/backport-subscription");
        resource.setDocumentation("Channel rest-hook, to endpoints below the client's registered addresses; one filter,"
                + " `<type>?patient=Patient/<id>`. Headers are kept sealed and not shown.");
    }
}
