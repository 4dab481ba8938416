package care.sij.exchange.facts;

import care.sij.referral.ReferralState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.springframework.stereotype.Component;

/**
 * The two resources that no single message decides: a Patient bears the identifiers of all partners, and a referral's
 * Task the state that follows from all messages.
 */
@Component
public class DrivenResources {

    private static final String BUSINESS_STATUS = "http://sij-pathways.example.org/fhir/CodeSystem/sij-business-status";

    private final Identities identities;

    DrivenResources(Identities identities) {
        this.identities = identities;
    }

    /** Gives the patient all identifiers known for it, in a fixed order. */
    public void complete(Patient patient) {
        patient.setIdentifier(all(patient, patient.getIdentifier()));
    }

    /** Gives the Task all identifiers known for it and the state that the replay found. */
    public void complete(Task task, ReferralState state) {
        task.setIdentifier(all(task, task.getIdentifier()));
        task.setStatus(TaskStatus.fromCode(state.taskStatus()));
        task.setBusinessStatus(
                new CodeableConcept(new Coding().setSystem(BUSINESS_STATUS).setCode(state.businessStatus())));
    }

    private List<Identifier> all(Resource resource, List<Identifier> stated) {
        List<BusinessIdentifier> known =
                identities.of(resource.fhirType(), resource.getIdElement().getIdPart());
        Set<BusinessIdentifier> present = stated.stream()
                .flatMap(identifier -> BusinessIdentifier.of(identifier).stream())
                .collect(Collectors.toSet());
        List<Identifier> all = new ArrayList<>(stated);
        known.stream()
                .filter(identifier -> !present.contains(identifier))
                .map(identifier ->
                        new Identifier().setSystem(identifier.system()).setValue(identifier.value()))
                .forEach(all::add);
        return all.stream()
                .sorted(Comparator.comparing(Identifier::getSystem, nullsLast())
                        .thenComparing(Identifier::getValue, nullsLast()))
                .toList();
    }

    private static Comparator<String> nullsLast() {
        return Comparator.nullsLast(Comparator.naturalOrder());
    }
}
