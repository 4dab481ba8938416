package care.sij.console.journey;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;

/**
 * Who a patient is, in words.
 *
 * @param numbers those that the reader may see
 * @param remarks what else must be known at once: that the person died, or that another record goes on
 */
public record Head(String id, String name, String birthDate, String sex, List<KnownBy> numbers, List<String> remarks) {

    /** A number of the person and the system that it is of. */
    public record KnownBy(String value, String system) {}

    /** Reads the resource. */
    public static Head of(String id, Patient patient) {
        return new Head(
                id,
                name(patient),
                patient.hasBirthDateElement() ? patient.getBirthDateElement().getValueAsString() : Plain.NOT_RECORDED,
                patient.hasGender() ? patient.getGender().toCode() : Plain.NOT_RECORDED,
                patient.getIdentifier().stream()
                        .filter(Identifier::hasValue)
                        .map(number -> new KnownBy(
                                number.getValue(), number.hasSystem() ? number.getSystem() : "no system stated"))
                        .toList(),
                Stream.of(death(patient), replaced(patient))
                        .flatMap(Optional::stream)
                        .toList());
    }

    /** The official name, else the first that says anything. */
    private static String name(Patient patient) {
        List<HumanName> names = patient.getName().stream()
                .filter(name -> !words(name).isBlank())
                .toList();
        return names.stream()
                .filter(name -> name.getUse() == HumanName.NameUse.OFFICIAL)
                .findFirst()
                .or(() -> names.stream().findFirst())
                .map(Head::words)
                .orElse("Name " + Plain.NOT_RECORDED);
    }

    private static String words(HumanName name) {
        return Optional.ofNullable(name.getNameAsSingleString()).orElse("").strip();
    }

    private static Optional<String> death(Patient patient) {
        if (patient.hasDeceasedDateTimeType()) {
            return Optional.of("Died on "
                    + patient.getDeceasedDateTimeType().getValueAsString().split("T", 2)[0] + ".");
        }
        boolean died = patient.getDeceased() instanceof BooleanType told && told.booleanValue();
        return died ? Optional.of("Has died; the day is not recorded.") : Optional.empty();
    }

    private static Optional<String> replaced(Patient patient) {
        return patient.getLink().stream().anyMatch(link -> link.getType() == Patient.LinkType.REPLACEDBY)
                ? Optional.of("Another record goes on for this person.")
                : Optional.empty();
    }
}
