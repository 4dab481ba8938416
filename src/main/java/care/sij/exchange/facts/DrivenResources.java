package care.sij.exchange.facts;

import care.sij.exchange.facts.Identities.Known;
import care.sij.exchange.facts.LinkedPersons.Links;
import care.sij.referral.ReferralState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Enumeration;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Patient.LinkType;
import org.hl7.fhir.r4.model.Patient.LinkTypeEnumFactory;
import org.hl7.fhir.r4.model.Patient.PatientLinkComponent;
import org.hl7.fhir.r4.model.Reference;
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

    private static final LinkTypeEnumFactory LINK_TYPES = new LinkTypeEnumFactory();
    private static final String BUSINESS_STATUS = "http://sij-pathways.example.org/fhir/CodeSystem/sij-business-status";

    private final Identities identities;
    private final LinkedPersons linked;

    DrivenResources(Identities identities, LinkedPersons linked) {
        this.identities = identities;
        this.linked = linked;
    }

    /**
     * Gives the patient all identifiers known for it, in a fixed order, and its links; one that is replaced is not
     * active.
     */
    public void complete(Patient patient) {
        patient.setIdentifier(withoutOthers(patient, all(patient, patient.getIdentifier())));
        Links links = linked.links(patient.getIdElement().getIdPart());
        patient.setLink(null);
        links.replacedBy().ifPresent(goesOn -> {
            patient.setActive(false);
            patient.addLink(link(goesOn, LinkType.REPLACEDBY));
        });
        links.replaces().forEach(replaced -> patient.addLink(link(replaced, LinkType.REPLACES)));
    }

    private static PatientLinkComponent link(String other, LinkType type) {
        return new PatientLinkComponent(
                new Reference(Persons.PATIENT + "/" + other), new Enumeration<>(LINK_TYPES, type));
    }

    /** What a partner has told of a merged person may bear a number that is another's again. */
    private List<Identifier> withoutOthers(Patient patient, List<Identifier> stated) {
        String id = patient.getIdElement().getIdPart();
        Set<BusinessIdentifier> own = Set.copyOf(identities.of(Persons.PATIENT, id));
        List<Known> doubtful = stated.stream()
                .flatMap(identifier -> BusinessIdentifier.of(identifier).stream())
                .filter(identifier -> !own.contains(identifier))
                .map(identifier -> new Known(Persons.PATIENT, identifier))
                .toList();
        Set<Known> others = identities.find(doubtful).keySet();
        return stated.stream()
                .filter(identifier -> BusinessIdentifier.of(identifier)
                        .filter(number -> others.contains(new Known(Persons.PATIENT, number)))
                        .isEmpty())
                .toList();
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
