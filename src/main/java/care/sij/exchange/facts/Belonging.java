package care.sij.exchange.facts;

import care.sij.fhir.Compartments;
import care.sij.fhir.ReferenceWalk;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** Lets resources belong to the Patient that goes on. */
@Component
class Belonging {

    private final LinkedPersons linked;

    Belonging(LinkedPersons linked) {
        this.linked = linked;
    }

    /** Has what was told under the number of a Patient refer to the one that now goes on for it. */
    void lead(Resource resource, String toldAs) {
        List<String> patients = Compartments.patientsOf(resource);
        if (patients.size() == 1) {
            String goesOn = linked.person(toldAs).id();
            replace(resource, patient -> patient.equals(patients.get(0)) ? goesOn : patient);
        } else if (!patients.isEmpty()) {
            replace(resource, linked.groups(patients)::survivorOf);
        }
    }

    private static void replace(Resource resource, UnaryOperator<String> goesOn) {
        ReferenceWalk.of(resource)
                .forEach(located -> patient(located.reference())
                        .map(goesOn)
                        .ifPresent(patient -> located.reference().setReference(Persons.PATIENT + "/" + patient)));
    }

    private static Optional<String> patient(Reference reference) {
        IIdType target = reference.getReferenceElement();
        return !target.isAbsolute() && Persons.PATIENT.equals(target.getResourceType())
                ? Optional.of(target.getIdPart())
                : Optional.empty();
    }
}
