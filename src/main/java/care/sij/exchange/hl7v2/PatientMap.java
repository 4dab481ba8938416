package care.sij.exchange.hl7v2;

import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointUse;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Patient;

/** PID to Patient. */
final class PatientMap {

    private static final int NUMBERS = 3;
    private static final int NAME = 5;
    private static final int BORN = 7;
    private static final int SEX = 8;
    private static final int ADDRESS = 11;
    private static final int PHONE_HOME = 13;
    private static final int PHONE_WORK = 14;
    private static final int MARITAL_STATUS = 16;
    private static final int DIED_AT = 29;
    private static final int DIED = 30;
    private static final int NAME_TYPE = 7;

    private static final Map<String, String> MARITAL_STATUSES = Map.ofEntries(
            Map.entry("A", "L"),
            Map.entry("B", "U"),
            Map.entry("C", "C"),
            Map.entry("D", "D"),
            Map.entry("E", "L"),
            Map.entry("G", "T"),
            Map.entry("I", "I"),
            Map.entry("M", "M"),
            Map.entry("N", "A"),
            Map.entry("P", "T"),
            Map.entry("R", "T"),
            Map.entry("S", "S"),
            Map.entry("W", "W"));

    private final Making making;

    PatientMap(Making making) {
        this.making = making;
    }

    /**
     * The Patient.
     *
     * @throws V2Refused when no number of the person is one of a known authority
     */
    Patient patient(V2Segment pid) {
        Patient patient = new Patient();
        pid.fields(NUMBERS).stream()
                .flatMap(number -> making.numbers().assigned(number, "mrn").stream())
                .forEach(patient::addIdentifier);
        if (!patient.hasIdentifier()) {
            throw V2Refused.content(V2Error.missing(
                    pid.place(NUMBERS),
                    "The person has no number of an assigning authority that is registered for this sender. Send one, or"
                            + " have the authority registered."));
        }
        pid.fields(NAME).forEach(field -> patient.addName(name(field)));
        patient.setBirthDateElement(making.times().day(pid.field(BORN)).orElse(null));
        patient.setGender(gender(pid.text(SEX)));
        pid.fields(ADDRESS).forEach(field -> patient.addAddress(NameAndAddress.address(field)));
        contacts(pid, patient, PHONE_HOME, ContactPointUse.HOME);
        contacts(pid, patient, PHONE_WORK, ContactPointUse.WORK);
        maritalStatus(pid).ifPresent(patient::setMaritalStatus);
        deceased(pid, patient);
        return patient;
    }

    private static HumanName name(V2Field field) {
        HumanName name = NameAndAddress.name(field, 1);
        NameAndAddress.use(field.text(NAME_TYPE)).ifPresent(name::setUse);
        return name;
    }

    private static void contacts(V2Segment pid, Patient patient, int position, ContactPointUse use) {
        pid.fields(position).stream()
                .flatMap(field -> NameAndAddress.contact(field, use).stream())
                .forEach(patient::addTelecom);
    }

    /** Table 0001. */
    private static AdministrativeGender gender(String sex) {
        return switch (sex) {
            case "F" -> AdministrativeGender.FEMALE;
            case "M" -> AdministrativeGender.MALE;
            case "O", "A", "N" -> AdministrativeGender.OTHER;
            default -> AdministrativeGender.UNKNOWN;
        };
    }

    /** Table 0002, as the v2-to-FHIR guide maps it to v3-MaritalStatus. */
    private static Optional<CodeableConcept> maritalStatus(V2Segment pid) {
        CodeableConcept concept = new CodeableConcept();
        String code = pid.text(MARITAL_STATUS);
        if (code.equals("U")) {
            concept.addCoding().setSystem(V2Codes.TERMINOLOGY + "v3-NullFlavor").setCode("UNK");
        } else if (MARITAL_STATUSES.containsKey(code)) {
            concept.addCoding()
                    .setSystem(V2Codes.TERMINOLOGY + "v3-MaritalStatus")
                    .setCode(MARITAL_STATUSES.get(code));
        } else {
            pid.field(MARITAL_STATUS).value(2).ifPresent(concept::setText);
        }
        return Optional.of(concept).filter(status -> !status.isEmpty());
    }

    private void deceased(V2Segment pid, Patient patient) {
        making.times().time(pid.field(DIED_AT)).ifPresentOrElse(patient::setDeceased, () -> {
            if (pid.text(DIED).matches("[YN]")) {
                patient.setDeceased(new BooleanType("Y".equals(pid.text(DIED))));
            }
        });
    }
}
