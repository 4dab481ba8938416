package care.sij.exchange.hl7v2out;

import ca.uhn.hl7v2.model.Segment;
import care.sij.exchange.hl7v2out.LetterMessages.Loss.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointUse;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;

/** Segments that messages of several types have. */
final class CommonSegments {

    private final Writing writing;

    CommonSegments(Writing writing) {
        this.writing = writing;
    }

    /** PID: the numbers that the partner knows, or ours when it knows none. */
    void person(Segment pid, Patient patient) {
        Fields fields = Fields.of(pid).set(1, "1");
        numbers(fields, 3, patient);
        for (int index = 0; index < patient.getName().size(); index++) {
            fields.parts(5, index, People.name(patient.getName().get(index)));
        }
        fields.set(7, Times.of(patient.getBirthDateElement())).set(8, sex(patient));
        for (int index = 0; index < patient.getAddress().size(); index++) {
            fields.parts(11, index, People.address(patient.getAddress().get(index)));
        }
        contacts(fields, 13, patient, contact -> contact.getUse() != ContactPointUse.WORK);
        contacts(fields, 14, patient, contact -> contact.getUse() == ContactPointUse.WORK);
        maritalStatus(fields, patient);
        if (patient.getDeceased() instanceof DateTimeType when) {
            fields.set(29, Times.of(when)).set(30, "Y");
        } else {
            Told.yesOrNo(patient.getDeceased()).stream().findFirst().ifPresent(died -> fields.set(30, died));
        }
    }

    private void maritalStatus(Fields fields, Patient patient) {
        MaritalStatuses.of(patient.getMaritalStatus())
                .ifPresentOrElse(code -> fields.parts(16, List.of(code, "", "HL70002")), () -> {
                    if (patient.hasMaritalStatus()) {
                        writing.loses(patient, Reason.NOT_IN_TABLE);
                    }
                });
    }

    /** A person's numbers as CX. */
    void numbers(Fields fields, int field, Patient patient) {
        List<Identifier> numbers = new ArrayList<>(
                patient.getIdentifier().stream().filter(Told::isNumber).toList());
        if (numbers.isEmpty() && patient.hasId()) {
            fields.set(field, patient.getIdElement().getIdPart())
                    .set(field, 0, 4, 1, writing.line().sender().application())
                    .set(field, 0, 5, 1, "PI");
        }
        for (int index = 0; index < numbers.size(); index++) {
            Identifier number = numbers.get(index);
            fields.set(field, index, 1, 1, number.getValue());
            List<String> authority = writing.names().authority(number);
            for (int part = 0; part < authority.size(); part++) {
                fields.set(field, index, 4, part + 1, authority.get(part));
            }
            fields.set(
                    field,
                    index,
                    5,
                    1,
                    Optional.ofNullable(number.getType().getCodingFirstRep().getCode())
                            .orElse("MR"));
        }
    }

    /** Table 0001. */
    private static String sex(Patient patient) {
        return switch (Optional.ofNullable(patient.getGender()).orElse(AdministrativeGender.NULL)) {
            case FEMALE -> "F";
            case MALE -> "M";
            case OTHER -> "O";
            case UNKNOWN, NULL -> "U";
        };
    }

    private static void contacts(Fields fields, int field, Patient patient, Predicate<ContactPoint> which) {
        List<ContactPoint> contacts =
                patient.getTelecom().stream().filter(which).toList();
        for (int index = 0; index < contacts.size(); index++) {
            fields.parts(field, index, People.contact(contacts.get(index)));
        }
    }

    /** PRD of somebody in a role (table 0286). */
    void provider(Segment prd, String role, Reference reference) {
        Fields fields = Fields.of(prd)
                .parts(1, List.of(role, role.equals("RP") ? "Referring provider" : "Referred to provider", "HL70286"));
        People.meant(reference, writing.letter()).ifPresent(person -> {
            fields.parts(2, person.name());
            person.number().ifPresent(number -> fields.parts(7, List.of(number.getValue(), type(number))));
        });
    }

    /** Table 0338. */
    private static String type(Identifier number) {
        return "http://hl7.org/fhir/sid/us-npi".equals(number.getSystem()) ? "NPI" : "PRN";
    }

    /** XCN of somebody. */
    List<String> named(Optional<People.Person> person) {
        return person.map(known -> Stream.concat(
                                Stream.of(
                                        known.number().map(Identifier::getValue).orElse("")),
                                known.name().stream())
                        .toList())
                .orElseGet(() -> List.of("", writing.line().sender().application()));
    }

    /** RF1 with the referral's numbers, state and reason. */
    void referral(Segment rf1, String status, Task task, Optional<CodeableConcept> reason) {
        Fields fields = Fields.of(rf1)
                .parts(1, List.of(status, "", "HL70283"))
                .parts(2, priority(task))
                .set(7, Times.of(task.getAuthoredOnElement()));
        writing.letter()
                .placer()
                .ifPresent(number -> fields.parts(6, writing.names().entity(number)));
        writing.letter()
                .filler()
                .ifPresent(number -> fields.parts(11, writing.names().entity(number)));
        reason.ifPresent(why -> fields.parts(10, writing.names().coded(why)));
    }

    /** Table 0280. */
    private static List<String> priority(Task task) {
        return Optional.ofNullable(task.getPriority())
                .map(priority -> switch (priority) {
                    case STAT -> List.of("S", "STAT", "HL70280");
                    case ASAP, URGENT -> List.of("A", "ASAP", "HL70280");
                    case ROUTINE, NULL -> List.of("R", "Routine", "HL70280");
                })
                .orElse(List.of());
    }

    /** NTE with a line of text in each repetition. */
    static void note(Segment nte, int number, String text) {
        Fields fields = Fields.of(nte).set(1, String.valueOf(number));
        List<String> lines = text.lines().toList();
        for (int index = 0; index < lines.size(); index++) {
            fields.set(3, index, 1, 1, lines.get(index));
        }
    }

    /** ORC and OBR begin with the numbers of what was asked for. */
    Fields order(Segment segment, int placer, int filler, Optional<Identifier> report) {
        Fields fields = Fields.of(segment);
        writing.letter()
                .placer()
                .ifPresent(number -> fields.parts(placer, writing.names().entity(number)));
        report.ifPresentOrElse(
                number -> fields.parts(filler, writing.names().entity(number)),
                () -> fields.parts(
                        filler,
                        List.of(writing.controlId(), writing.line().sender().application())));
        return fields;
    }
}
