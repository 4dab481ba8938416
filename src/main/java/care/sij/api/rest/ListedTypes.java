package care.sij.api.rest;

import java.util.List;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.ConditionalDeleteStatus;
import org.hl7.fhir.r4.model.CapabilityStatement.ConditionalReadStatus;
import org.hl7.fhir.r4.model.CapabilityStatement.ReferenceHandlingPolicy;
import org.hl7.fhir.r4.model.CapabilityStatement.ResourceVersionPolicy;
import org.hl7.fhir.r4.model.CapabilityStatement.TypeRestfulInteraction;
import org.springframework.stereotype.Component;

/** What is served of each type, as the capability statement tells it. */
@Component
class ListedTypes {

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

    private final ListedSubscriptions subscriptions;
    private final ListedSearches searches;

    ListedTypes(ListedSubscriptions subscriptions, ListedSearches searches) {
        this.subscriptions = subscriptions;
        this.searches = searches;
    }

    CapabilityStatementRestResourceComponent of(String type) {
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
        ListedOperations.add(resource);
        if (type.equals(SubscriptionController.TYPE)) {
            subscriptions.describe(resource);
        }
        searches.add(resource);
        return resource;
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
        ListedOperations.add(resource);
        searches.addOfAuditEvents(resource);
        return resource;
    }
}
