package care.sij.audit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventEntityComponent;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;

/**
 * What an event was about: the request, what was asked for, patients and resources. BALP knows one resource of one
 * event by the type {@code System Object}; those beside it are told by their resource type.
 */
final class AuditEntities {

    private static final String ENTITY_TYPE = "http://terminology.hl7.org/CodeSystem/audit-entity-type";
    private static final String ROLE = "http://terminology.hl7.org/CodeSystem/object-role";
    private static final String RESOURCE_TYPE = "http://hl7.org/fhir/resource-types";
    private static final String BALP_TYPE = "https://profiles.ihe.net/ITI/BALP/CodeSystem/BasicAuditEntityType";

    private AuditEntities() {}

    /** Whether it succeeded in doing something to a resource, rather than to any number of them. */
    static boolean isOfOneResource(AuditRow row) {
        boolean kind = switch (row.entry().kind()) {
            case READ, VREAD, CREATE, UPDATE, DELETE -> true;
            default -> false;
        };
        return kind
                && row.entry().outcome() == AuditOutcome.SUCCESS
                && !references(row).isEmpty();
    }

    static void addTo(AuditEvent event, AuditRow row) {
        AuditEntry entry = row.entry();
        event.addEntity()
                .setType(new Coding().setSystem(BALP_TYPE).setCode("XrequestId"))
                .setWhat(new Reference().setIdentifier(new Identifier().setValue(entry.requestId())));
        entry.patients()
                .forEach(patient -> event.addEntity()
                        .setType(new Coding(ENTITY_TYPE, "1", "Person"))
                        .setRole(new Coding(ROLE, "1", "Patient"))
                        .setWhat(new Reference("Patient/" + patient)));
        boolean ofOne = isOfOneResource(row);
        if (!ofOne && !entry.query().isEmpty()) {
            event.addEntity()
                    .setType(systemObject())
                    .setRole(new Coding(ROLE, "24", "Query"))
                    .setQuery(entry.query().getBytes(StandardCharsets.UTF_8));
        }
        List<String> references = references(row);
        for (int place = 0; place < references.size(); place++) {
            event.addEntity(resource(references.get(place), ofOne && place == 0));
        }
    }

    private static List<String> references(AuditRow row) {
        Set<String> references = new LinkedHashSet<>(row.written());
        references.addAll(row.entry().resources());
        return new ArrayList<>(references);
    }

    private static AuditEventEntityComponent resource(String reference, boolean theOne) {
        Coding type = theOne
                ? systemObject()
                : new Coding().setSystem(RESOURCE_TYPE).setCode(reference.substring(0, reference.indexOf('/')));
        return new AuditEventEntityComponent()
                .setType(type)
                .setRole(new Coding(ROLE, "4", "Domain Resource"))
                .setWhat(new Reference(reference));
    }

    private static Coding systemObject() {
        return new Coding(ENTITY_TYPE, "2", "System Object");
    }
}
