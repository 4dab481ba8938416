package care.sij.exchange.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.conformance.Finding;
import care.sij.conformance.MessageValidator;
import care.sij.exchange.hl7v2out.WrittenReferral;
import care.sij.fhir.FhirJson;
import care.sij.fhir.FhirR4;
import care.sij.record.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A referral that is written as v2 reads back as what it was. */
class RoundTripTest {

    private static final FhirJson JSON = new FhirJson(FhirR4.context());
    private static final Path LETTER = Path.of("src/test/resources/hl7v2out/sij-referral-request.json");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MessageHeader.event.code",
                "Patient.identifier.value",
                "Patient.identifier.system",
                "Patient.name.family",
                "Patient.name.given",
                "Patient.birthDate",
                "Patient.gender",
                "Patient.address.line",
                "Patient.address.city",
                "Patient.telecom.value",
                "ServiceRequest.identifier.value",
                "ServiceRequest.identifier.system",
                "ServiceRequest.status",
                "ServiceRequest.priority",
                "ServiceRequest.category.text",
                "ServiceRequest.authoredOn",
                "ServiceRequest.occurrence.end",
                "ServiceRequest.reasonCode.text",
                "ServiceRequest.note.text",
                "ServiceRequest.bodySite.extension.value.coding.code",
                "Task.identifier.value",
                "Task.status",
                "Task.businessStatus.coding.code",
                "Task.priority",
                "Task.input.value.coding.code",
                "Task.extension.value.coding.code",
                "Condition.identifier.value",
                "Condition.identifier.system",
                "Condition.onset",
                "Condition.verificationStatus.coding.code",
                "Condition.bodySite.extension.value.coding.code",
                "Coverage.type.text",
                "Coverage.subscriberId",
                "Coverage.relationship.coding.code",
                "Coverage.period.start",
                "Coverage.period.end",
                "AllergyIntolerance.code.text",
                "AllergyIntolerance.category",
                "AllergyIntolerance.reaction.manifestation.text",
                "AllergyIntolerance.reaction.severity",
                "Observation.value.value",
                "Observation.value.code",
                "Observation.bodySite.extension.value.coding.code",
                "DocumentReference.type.coding.code",
                "DocumentReference.content.attachment.data"
            })
    void keeps(String path) {
        assertThat(values(MapsTest.made(WrittenReferral.of(letter())), path))
                .isNotEmpty()
                .isEqualTo(values(letter(), path));
    }

    /** A report arrives as an observation beside them. */
    @Test
    void keepsWhatEachObservationIsAndWhen() {
        Bundle made = MapsTest.made(WrittenReferral.of(letter()));

        Stream.of("Observation.code.coding.code", "Observation.effective", "Observation.value.coding.code")
                .forEach(path -> assertThat(values(made, path)).containsAll(values(letter(), path)));
        assertThat(values(letter(), "Condition.code.coding.code"))
                .containsAll(values(made, "Condition.code.coding.code"));
    }

    @Test
    void isTakenByTheProfilesOfTheEvent() {
        Bundle made = MapsTest.made(WrittenReferral.of(letter()));

        List<Finding> findings = new MessageValidator(FhirR4.context(), JSON, Clock.systemUTC())
                .validate(made)
                .findings();

        assertThat(findings).noneMatch(finding -> finding.severity().name().equals("ERROR"));
    }

    @Test
    void asksForACancellation() {
        Bundle letter = letter();
        Task task = letter.getEntry().stream()
                .filter(entry -> entry.getResource() instanceof Task)
                .map(entry -> (Task) entry.getResource())
                .findFirst()
                .orElseThrow();
        task.setStatusReason(new CodeableConcept().setText("Moved away"));
        ((MessageHeader) letter.getEntryFirstRep().getResource())
                .getEventCoding()
                .setCode("sij-referral-cancel");

        Bundle made = MapsTest.made(WrittenReferral.of(letter));

        assertThat(MadeValues.of(made, "MessageHeader.event.code")).isEqualTo("sij-referral-cancel");
        assertThat(MadeValues.of(made, "Task.focus.identifier.value")).isEqualTo("REF-SYN-001-v2out-1");
        assertThat(MadeValues.of(made, "Task.statusReason.text")).isEqualTo("Moved away");
    }

    private static List<String> values(Bundle bundle, String path) {
        return Stream.of(MadeValues.of(bundle, path).split("; "))
                .filter(value -> !value.isEmpty())
                .sorted()
                .toList();
    }

    private static Bundle letter() {
        try {
            Bundle letter = JSON.read(Bytes.of(Files.readAllBytes(LETTER)), Bundle.class);
            letter.getEntry().stream()
                    .filter(entry -> entry.getResource() instanceof Patient)
                    .map(entry -> (Patient) entry.getResource())
                    .forEach(patient -> patient.addIdentifier()
                            .setSystem("http://demo-hospital.example.org/mrn")
                            .setValue("SYN-001-v2out"));
            return letter;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
