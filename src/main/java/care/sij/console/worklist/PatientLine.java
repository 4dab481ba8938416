package care.sij.console.worklist;

import care.sij.console.frame.Cut;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.PrimitiveType;

/**
 * Who it is about, in words.
 *
 * @param id of the Patient; empty text when nothing of it may be seen
 * @param number as the clinic numbers the patient, as far as it does
 */
record PatientLine(String id, String name, String birthDate, String number) {

    /** Of whom nothing may be seen. */
    static final PatientLine UNSEEN = new PatientLine("", "not open to you", "not recorded", "none of ours");

    /** The line of a patient, as the reader is shown it; a list has room for the beginning of a long name. */
    static PatientLine of(Patient patient) {
        return new PatientLine(
                patient.getIdElement().getIdPart(),
                Cut.to(name(patient), Cut.LINE),
                Optional.ofNullable(patient.getBirthDateElement().getValueAsString())
                        .orElse("not recorded"),
                patient.getIdentifier().stream()
                        .filter(Identifier::hasValue)
                        .map(number -> Cut.to(number.getValue(), Cut.LINE))
                        .findFirst()
                        .orElse("none of ours"));
    }

    private static String name(Patient patient) {
        return patient.getName().stream()
                .map(PatientLine::name)
                .filter(name -> !name.isBlank())
                .findFirst()
                .orElse("name not recorded");
    }

    private static String name(HumanName name) {
        String parts = Stream.concat(
                        name.getGiven().stream().map(PrimitiveType::getValue), Stream.ofNullable(name.getFamily()))
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining(" "));
        return parts.isEmpty() ? Optional.ofNullable(name.getText()).orElse("") : parts;
    }
}
