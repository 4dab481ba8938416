package care.sij.exchange.hl7v2out;

import static care.sij.exchange.hl7v2out.SampleLetters.letter;
import static care.sij.exchange.hl7v2out.SampleLetters.made;
import static care.sij.exchange.hl7v2out.SampleLetters.messages;
import static care.sij.exchange.hl7v2out.SampleLetters.resource;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Procedure.ProcedureStatus;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What letters say as v2 messages, field by field: beside a letter stands a file whose lines are rows of the published
 * map with the value that the letter gives.
 */
class LetterMessagesTest {

    private static final Path PUBLISHED = Path.of("docs/api/hl7v2-out.md");
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| ([A-Z][A-Za-z]+\\.[^|]+|[A-Z][A-Za-z]+\\.[a-z]+ [A-Z]+) \\| ([A-Z][^|]+) \\|");

    /** A row of the map, the message type it is looked for in, and the value that is expected. */
    record Expected(String type, String fhir, String v2, String value) {

        /** The code of the OBX that is meant; empty when it is another segment, or any. */
        String observed() {
            return v2.startsWith("OBX-") && v2.contains(" ") ? v2.substring(v2.indexOf(' ') + 1) : "";
        }

        static Expected of(String line) {
            String[] parts = line.split(" \\| ", 4);
            return new Expected(parts[0], parts[1], parts[2], parts[3]);
        }
    }

    static Stream<String> letters() {
        return maps().map(file -> file.getFileName().toString().replace(".map", ""));
    }

    @ParameterizedTest
    @MethodSource("letters")
    void areWhatIsPublished(String event) {
        List<String> messages = messages(event);
        for (Expected row : expected(SampleLetters.ROOT.resolve(event + ".map"))) {
            String message = messages.stream()
                    .filter(each -> each.contains("|" + row.type().replace('^', '_') + "|")
                            || each.contains("|" + row.type() + "^"))
                    .filter(each -> each.contains(row.observed()))
                    .findFirst()
                    .orElseThrow();
            assertThat(V2Values.of(message, row.v2())).as(row.toString()).isEqualTo(row.value());
        }
    }

    @Test
    void tellEveryRowThatIsPublished() throws IOException {
        Set<String> shown = maps().flatMap(file -> expected(file).stream())
                .map(row -> row.fhir() + " | " + row.v2())
                .collect(Collectors.toSet());
        Set<String> published = ROW.matcher(Files.readString(PUBLISHED))
                .results()
                .map(row -> row.group(1) + " | " + row.group(2))
                .collect(Collectors.toSet());

        assertThat(published).hasSizeGreaterThan(45);
        Set<String> missing = new HashSet<>(published);
        missing.removeAll(shown);
        assertThat(missing).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ACCEPTED, A, I12",
        "REJECTED, R, I12",
        "RECEIVED, P, I12",
        "CANCELLED, E, I12",
        "FAILED, E, I12",
        "INPROGRESS, A, I13",
        "COMPLETED, A, I13"
    })
    void answerWithTheStateOfTheReferral(TaskStatus status, String code, String event) {
        Bundle letter = letter("sij-referral-response");
        resource(letter, Task.class).setStatus(status);

        String message = messages(letter, StandardCharsets.UTF_8).get(0);

        assertThat(V2Values.of(message, "MSH-9")).isEqualTo("RRI^" + event + "^RRI_I12");
        assertThat(V2Values.of(message, "RF1-1")).isEqualTo(code + "^^HL70283");
    }

    @Test
    void askForACancellation() {
        Bundle letter = letter("sij-referral-request");
        resource(letter, MessageHeader.class).getEventCoding().setCode("sij-referral-cancel");
        resource(letter, Task.class).setStatusReason(new CodeableConcept().setText("Moved away"));

        String message = messages(letter, StandardCharsets.UTF_8).get(0);

        assertThat(V2Values.of(message, "MSH-9")).isEqualTo("REF^I14^REF_I12");
        assertThat(V2Values.of(message, "RF1-6")).isEqualTo("REF-SYN-001-v2out-1^HOSPREF");
        assertThat(V2Values.of(message, "RF1-10")).isEqualTo("^Moved away");
        assertThat(message).doesNotContain("DG1|", "OBX|");
    }

    @Test
    void leaveOutOfAReferralWhatIsOfTheOtherSide() {
        Bundle letter = letter("sij-referral-request");
        Observation other = resource(letter, Observation.class);
        CodeableConcept side =
                (CodeableConcept) other.getBodySite().getExtensionFirstRep().getValue();
        side.getCodingFirstRep().setCode("7771000");

        LetterMessages made = made(letter, StandardCharsets.UTF_8);

        assertThat(made.losses())
                .extracting(LetterMessages.Loss::part)
                .contains("Observation/" + other.getIdElement().getIdPart());
        assertThat(messages(letter, StandardCharsets.UTF_8).get(0)).doesNotContain("72514-3");
    }

    @Test
    void confirmACancellation() {
        Bundle letter = letter("sij-referral-response");
        resource(letter, MessageHeader.class).getEventCoding().setCode("sij-cancel-confirm");

        assertThat(V2Values.of(messages(letter, StandardCharsets.UTF_8).get(0), "MSH-9"))
                .isEqualTo("RRI^I14^RRI_I12");
    }

    @ParameterizedTest
    @CsvSource({
        "BOOKED, 1, SIU^S12^SIU_S12, Booked", "BOOKED, 2, SIU^S13^SIU_S12, Booked",
        "CANCELLED, 2, SIU^S15^SIU_S12, Cancelled", "NOSHOW, 3, SIU^S26^SIU_S12, Noshow"
    })
    void tellWhatBecameOfAnAppointment(AppointmentStatus status, String version, String type, String state) {
        Bundle letter = letter("sij-appointment-notice");
        Appointment appointment = resource(letter, Appointment.class).setStatus(status);
        appointment.getMeta().setVersionId(version);

        String message = messages(letter, StandardCharsets.UTF_8).get(0);

        assertThat(V2Values.of(message, "MSH-9")).isEqualTo(type);
        assertThat(V2Values.of(message, "SCH-25")).isEqualTo(state + "^^HL70278");
    }

    @Test
    void makeAPdfOfALetterWithoutADocument() {
        Bundle letter = letter("sij-referral-outcome");
        letter.getEntry().removeIf(entry -> entry.getResource() instanceof DocumentReference);

        String message = messages(letter, StandardCharsets.UTF_8).get(1);

        assertThat(V2Values.of(message, "OBX-5")).startsWith("SIJ^AP^PDF^Base64^JVBERi0");
    }

    @Test
    void tellThatTwoPatientsAreOne() {
        Bundle letter = letter("sij-referral-response");
        resource(letter, MessageHeader.class).getEventCoding().setCode("sij-patient-link");
        assertThat(V2Values.of(messages(letter, StandardCharsets.UTF_8).get(0), "MSH-9"))
                .isEqualTo("ADT^A08^ADT_A01");

        Patient replaced = new Patient();
        replaced.addIdentifier()
                .setSystem("http://demo-hospital.example.org/mrn")
                .setValue("SYN-OLD");
        replaced.addLink().setType(Patient.LinkType.REPLACEDBY);
        letter.addEntry().setResource(replaced.setId("22222222-2222-4222-8222-222222222222"));

        String message = messages(letter, StandardCharsets.UTF_8).get(0);
        assertThat(V2Values.of(message, "MSH-9")).isEqualTo("ADT^A40^ADT_A39");
        assertThat(V2Values.of(message, "PID-3")).isEqualTo("SYN-001-v2out^^^HOSPMRN^MR");
        assertThat(V2Values.of(message, "MRG-1")).isEqualTo("SYN-OLD^^^HOSPMRN^MR");
    }

    @Test
    void nameThePersonByOurNumberWhenThePartnerHasNone() {
        Bundle letter = letter("sij-referral-response");
        Patient patient = resource(letter, Patient.class);
        patient.getIdentifier().clear();

        assertThat(V2Values.of(messages(letter, StandardCharsets.UTF_8).get(0), "PID-3"))
                .isEqualTo(patient.getIdElement().getIdPart() + "^^^SIJ^PI");
    }

    @Test
    void areTheSameBytesEachTimeAndNumberedWithTwentyCharacters() {
        List<V2Out> first =
                made(letter("sij-injection-outcome"), StandardCharsets.UTF_8).messages();

        assertThat(made(letter("sij-injection-outcome"), StandardCharsets.UTF_8).messages())
                .isEqualTo(first);
        assertThat(first).extracting(V2Out::controlId).doesNotHaveDuplicates().allMatch(id -> id.length() == 20);
    }

    @Test
    void areThoseOfTheEventAlsoWhenTheLetterWasWrittenInADialect() {
        Bundle letter = letter("sij-injection-outcome");
        List<V2Out> ours = made(letter, StandardCharsets.UTF_8).messages();
        resource(letter, MessageHeader.class)
                .setEvent(new Coding("http://terminology.hl7.org/CodeSystem/v2-0003", "I12", null));

        assertThat(made(letter, "sij-injection-outcome", StandardCharsets.UTF_8).messages())
                .isNotEmpty()
                .isEqualTo(ours);
    }

    @Test
    void noteWhatTheyCannotSay() {
        assertThat(made(letter("sij-consult-note"), StandardCharsets.UTF_8).losses().stream()
                        .map(loss -> loss.part().substring(0, loss.part().indexOf('/')) + " " + loss.reason()))
                .containsExactly("Appointment NO_PLACE", "CarePlan NO_PLACE", "Condition NO_PLACE");
        LetterMessages referral = made(letter("sij-referral-request"), StandardCharsets.UTF_8);
        assertThat(referral.messages()).extracting(V2Out::type).containsExactly("REF^I12");
        assertThat(referral.losses().stream()
                        .map(loss -> loss.part().substring(0, loss.part().indexOf('/')))
                        .distinct())
                .containsExactly("CarePlan", "MedicationStatement", "Procedure");
    }

    @ParameterizedTest
    @EnumSource(
            value = ProcedureStatus.class,
            names = {"NOTDONE", "PREPARATION"})
    void doNotSayThatSomethingWasDoneThatWasNot(ProcedureStatus status) {
        Bundle letter = letter("sij-injection-outcome");
        Procedure procedure = resource(letter, Procedure.class).setStatus(status);

        LetterMessages made = made(letter, StandardCharsets.UTF_8);

        assertThat(made.losses())
                .extracting(LetterMessages.Loss::part)
                .contains("Procedure/" + procedure.getIdElement().getIdPart());
        assertThat(messages(letter, StandardCharsets.UTF_8))
                .noneMatch(message -> message.contains("OBR|")
                        && !V2Values.of(message, "OBR-44").isEmpty());
    }

    @Test
    void doNotSayThatADocumentStandsThatWasWithdrawn() {
        Bundle letter = letter("sij-injection-outcome");
        resource(letter, DocumentReference.class).setStatus(DocumentReferenceStatus.ENTEREDINERROR);

        assertThat(messages(letter, StandardCharsets.UTF_8)).noneMatch(message -> message.contains("MDM^T02"));
    }

    @ParameterizedTest
    @CsvSource({
        "Condition, DG1, verificationStatus, refuted",
        "Condition, DG1, verificationStatus, entered-in-error",
        "AllergyIntolerance, AL1, verificationStatus, refuted",
        "AllergyIntolerance, AL1, verificationStatus, entered-in-error",
        "Coverage, IN1, status, cancelled",
        "Coverage, IN1, status, entered-in-error"
    })
    void doNotSayInAReferralWhatDoesNotHold(String type, String segment, String element, String code) {
        Bundle letter = letter("sij-referral-request");
        assertThat(messages(letter, StandardCharsets.UTF_8).get(0)).contains("\r" + segment + "|");
        List<Resource> denied = letter.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(resource -> resource.fhirType().equals(type))
                .toList();
        denied.forEach(resource -> resource.setProperty(
                element,
                element.equals("status") ? new CodeType(code) : new CodeableConcept(new Coding("", code, null))));

        assertThat(messages(letter, StandardCharsets.UTF_8).get(0)).doesNotContain("\r" + segment + "|");
        assertThat(made(letter, StandardCharsets.UTF_8).losses())
                .extracting(LetterMessages.Loss::part)
                .containsAll(denied.stream().map(Letter::referenceOf).toList());
    }

    @Test
    void doNotSayARequestThatWasEnteredInError() {
        Bundle letter = letter("sij-referral-request");
        ServiceRequest request = resource(letter, ServiceRequest.class).setStatus(ServiceRequestStatus.ENTEREDINERROR);

        assertThat(V2Values.of(messages(letter, StandardCharsets.UTF_8).get(0), "RF1-10"))
                .isEmpty();
        assertThat(made(letter, StandardCharsets.UTF_8).losses())
                .extracting(LetterMessages.Loss::part)
                .contains(Letter.referenceOf(request));
    }

    @Test
    void tellTheRequestThatTheReferralIsOfAndNoOther() {
        Bundle letter = letter("sij-referral-request");
        ServiceRequest other = new ServiceRequest().addReasonCode(new CodeableConcept().setText("Other"));
        other.setId("44444444-4444-4444-8444-444444444444");
        letter.getEntry().add(1, new Bundle.BundleEntryComponent().setResource(other));

        assertThat(V2Values.of(messages(letter, StandardCharsets.UTF_8).get(0), "RF1-10"))
                .isEqualTo("^Buttock pain after lumbar fusion");
        resource(letter, Task.class).setFocus(null);
        assertThat(V2Values.of(messages(letter, StandardCharsets.UTF_8).get(0), "RF1-10"))
                .isEqualTo("^Buttock pain after lumbar fusion");
        assertThat(made(letter, StandardCharsets.UTF_8).losses())
                .extracting(LetterMessages.Loss::part)
                .contains(Letter.referenceOf(other));
    }

    @Test
    void giveWhatTellsNoSideAMessageWithoutOne() {
        Bundle letter = letter("sij-postop-followup");
        Observation sided = resource(letter, Observation.class);
        Observation general = sided.copy();
        general.setId("33333333-3333-4333-8333-333333333333");
        general.setBodySite(null);
        general.getExtension().clear();
        letter.addEntry().setResource(general);

        List<String> sides = messages(letter, StandardCharsets.UTF_8).stream()
                .filter(message -> message.contains("ORU^R01"))
                .map(message -> V2Values.of(message, "OBR-45"))
                .toList();

        assertThat(sides).hasSizeGreaterThan(1).endsWith("");
        assertThat(sides.get(0)).contains("HL70340");
    }

    @Test
    void doWithoutACodeOfTheMaritalStatus() {
        Bundle letter = letter("sij-referral-response");
        resource(letter, Patient.class).setMaritalStatus(new CodeableConcept().setText("SYNTHETIC"));

        assertThat(V2Values.of(messages(letter, StandardCharsets.UTF_8).get(0), "PID-16"))
                .isEmpty();
    }

    @Test
    void noteCharactersThatThePartnersSetDoesNotHave() {
        Bundle letter = letter("sij-referral-response");
        resource(letter, Patient.class).getNameFirstRep().setFamily("Synthetická");

        LetterMessages made = made(letter, StandardCharsets.US_ASCII);

        assertThat(made.losses())
                .extracting(LetterMessages.Loss::reason)
                .contains(LetterMessages.Loss.Reason.NOT_IN_CHARSET);
        assertThat(made(letter, StandardCharsets.UTF_8).losses())
                .extracting(LetterMessages.Loss::reason)
                .doesNotContain(LetterMessages.Loss.Reason.NOT_IN_CHARSET);
    }

    @Test
    void escapeWhatWouldBeDelimiters() {
        Bundle letter = letter("sij-referral-response");
        resource(letter, Patient.class).getNameFirstRep().setFamily("A|B^C&D~E\\F");

        assertThat(V2Values.of(messages(letter, StandardCharsets.UTF_8).get(0), "PID-5"))
                .startsWith("A\\F\\B\\S\\C\\T\\D\\R\\E\\E\\F^");
    }

    private static Stream<Path> maps() {
        try (Stream<Path> files = Files.list(SampleLetters.ROOT)) {
            return files.filter(file -> file.toString().endsWith(".map")).sorted().toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<Expected> expected(Path file) {
        try {
            return Files.readAllLines(file).stream().map(Expected::of).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
