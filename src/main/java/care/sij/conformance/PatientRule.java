package care.sij.conformance;

import care.sij.fhir.Compartments;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;

/** A message is about one person: one Patient, and every fact about that one (compartment rule of the graphs). */
final class PatientRule implements MessageRule {

    /** A merge tells of two records of one person. */
    private static final String LINK_EVENT = "sij-patient-link";

    @Override
    public Stream<Finding> findings(Message message) {
        List<MessagePart> patients = message.ofType("Patient").toList();
        if (patients.isEmpty()) {
            return Stream.of(Finding.error(
                    "patient", "Bundle.entry", "The message has no Patient. Add the one that it is about."));
        }
        int most = message.event().filter(LINK_EVENT::equals).isPresent() ? 2 : 1;
        return Stream.concat(
                patients.stream().skip(most).map(PatientRule::secondPatient),
                message.parts().stream()
                        .filter(part -> !(part.resource() instanceof Patient))
                        .filter(part -> namesAnother(part, message, patients))
                        .map(PatientRule::anotherPatient));
    }

    private static boolean namesAnother(MessagePart part, Message message, List<MessagePart> patients) {
        return Compartments.referencesOf(part.resource())
                .filter(reference -> pointsToAPatient(reference, message))
                .anyMatch(reference -> {
                    Optional<MessagePart> target = message.target(reference);
                    return target.isEmpty() || !patients.contains(target.get());
                });
    }

    private static boolean pointsToAPatient(Reference reference, Message message) {
        return message.target(reference)
                .map(part -> part.resource() instanceof Patient)
                .orElseGet(() -> namesPatientType(reference));
    }

    private static boolean namesPatientType(Reference reference) {
        return reference.hasReference()
                ? reference.getReferenceElement().hasResourceType()
                        && reference.getReferenceElement().getResourceType().equals("Patient")
                : "Patient".equals(reference.getType());
    }

    private static Finding secondPatient(MessagePart part) {
        return Finding.error(
                "patient",
                part.location(),
                "The message has more than one Patient. Send a message of its own for each person.");
    }

    private static Finding anotherPatient(MessagePart part) {
        return Finding.error(
                "other-patient",
                part.location(),
                "This resource is about a patient who is not the message's. Refer to the Patient entry by its fullUrl, or"
                        + " send the resource in a message about that patient.");
    }
}
