package care.sij.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.conformance.Finding.Severity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Date;
import java.util.List;
import java.util.function.Consumer;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageValidatorTest {

    private static final String SIJ = "http://sij-pathways.example.org/fhir/";

    static List<Path> messages() throws IOException {
        return ExampleMessages.all();
    }

    @ParameterizedTest
    @MethodSource("messages")
    void acceptsTheMessagesOfTheDemo(Path file) throws IOException {
        Verdict verdict = ExampleMessages.verdict(ExampleMessages.read(file));

        assertThat(verdict.findings())
                .filteredOn(finding -> finding.severity() == Severity.ERROR)
                .isEmpty();
    }

    @Test
    void writesTheRecognisedProfileIntoEachFact() throws IOException {
        Bundle message = ExampleMessages.injectionOutcome();

        ExampleMessages.verdict(message);

        assertThat(ExampleMessages.first(message, Procedure.class).getMeta().hasProfile(Profile.INJECTION.canonical()))
                .isTrue();
    }

    @Test
    void findsAMessageWithoutHeader() throws IOException {
        expect(message -> message.getEntry().remove(0), "header-first", "Bundle.entry[0].resource");
    }

    @Test
    void findsAnUnknownEvent() throws IOException {
        expect(
                message -> header(message).getEventCoding().setCode("sij-canary"),
                "unknown-event",
                "Bundle.entry[0].resource.ofType(MessageHeader).eventCoding");
    }

    @Test
    void findsAFocusThatIsNotTheTask() throws IOException {
        expect(
                message -> header(message)
                        .getFocusFirstRep()
                        .setReference("urn:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0"),
                "focus",
                "Bundle.entry[0].resource.ofType(MessageHeader).focus");
    }

    @Test
    void findsAMessageWithoutPatient() throws IOException {
        expect(
                message -> message.getEntry().removeIf(entry -> entry.getResource() instanceof Patient),
                "patient",
                "Bundle.entry");
    }

    @Test
    void findsASecondPatient() throws IOException {
        expect(
                message -> message.addEntry()
                        .setFullUrl("urn:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0")
                        .setResource(new Patient().setActive(true)),
                "patient",
                "ofType(Patient)");
    }

    @Test
    void findsAFactOfAnotherPatient() throws IOException {
        expect(
                message -> ExampleMessages.first(message, Condition.class).setSubject(new Reference("Patient/other")),
                "other-patient",
                "ofType(Condition)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a//b", "/b"})
    void refusesAMessageThatTheFhirValidatorFailsOver(String reference) throws IOException {
        expect(
                message -> ExampleMessages.first(message, ServiceRequest.class).setRequester(new Reference(reference)),
                "not-validated",
                "Bundle");
    }

    @Test
    void findsAReadingWithTwoOffsets() throws IOException {
        Bundle message = ExampleMessages.injectionOutcome();
        Observation reading = ExampleMessages.first(message, Observation.class);
        reading.addExtension(reading.getExtension().get(0).copy());

        assertThat(ExampleMessages.verdict(message).findings())
                .filteredOn(finding -> finding.severity() == Finding.Severity.ERROR)
                .anyMatch(finding -> finding.location().contains("ofType(Observation)"));
    }

    @Test
    void findsAReferenceThatLeadsNowhere() throws IOException {
        expect(
                message -> ExampleMessages.first(message, ServiceRequest.class)
                        .setRequester(new Reference("urn:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0")),
                "dangling-reference",
                "ofType(ServiceRequest).requester");
    }

    @Test
    void leavesReferencesIntoTheRecordToTheCaller() throws IOException {
        Bundle message = ExampleMessages.referralRequest();
        ExampleMessages.first(message, ServiceRequest.class).setRequester(new Reference("PractitionerRole/7"));

        assertThat(ExampleMessages.verdict(message).unresolved())
                .extracting(UnresolvedReference::reference)
                .containsExactly("PractitionerRole/7");
    }

    @Test
    void findsAReferralRequestWithoutItsReferral() throws IOException {
        expect(
                message -> message.getEntry().removeIf(entry -> entry.getResource() instanceof ServiceRequest),
                "required-resource",
                "ofType(Task).focus");
    }

    @Test
    void findsABrokenInvariantInTheWordsOfTheProfile() throws IOException {
        Bundle message = ExampleMessages.injectionOutcome();
        painScore(message).setValue(new IntegerType(11));

        assertThat(ExampleMessages.verdict(message).findings()).anySatisfy(finding -> {
            assertThat(finding.rule()).isEqualTo("sij-inv-pain-score-range");
            assertThat(finding.location()).contains("ofType(Observation)");
            assertThat(finding.text()).isEqualTo("Send the pain score as a whole number from 0 to 10.");
        });
    }

    @Test
    void findsAFactWithoutItsSide() throws IOException {
        Bundle message = ExampleMessages.injectionOutcome();
        painScore(message).getBodySite().getExtension().clear();

        assertThat(ExampleMessages.verdict(message).findings()).anySatisfy(finding -> {
            assertThat(finding.location()).contains("ofType(Observation).bodySite");
            assertThat(finding.text()).contains("laterality").endsWith("Add it.");
        });
    }

    @Test
    void findsACodeOutsideARequiredSet() throws IOException {
        Bundle message = ExampleMessages.injectionOutcome();
        ExampleMessages.first(message, Task.class)
                .getBusinessStatus()
                .getCodingFirstRep()
                .setCode("canary");

        assertThat(ExampleMessages.verdict(message).findings())
                .anySatisfy(finding -> assertThat(finding.location()).contains("ofType(Task).businessStatus"));
    }

    @Test
    void findsAnExtensionCodeOutsideItsSet() throws IOException {
        Bundle message = ExampleMessages.injectionOutcome();
        ExampleMessages.first(message, Procedure.class)
                .getExtensionByUrl(SIJ + "StructureDefinition/sij-guidance")
                .setValue(new org.hl7.fhir.r4.model.CodeType("canary"));

        assertThat(ExampleMessages.verdict(message).acceptable()).isFalse();
    }

    @Test
    void findsAJointConditionWithACodeOfAnotherPlace() throws IOException {
        Bundle message = ExampleMessages.referralRequest();
        Condition joint = ExampleMessages.all(message, Condition.class).stream()
                .filter(Condition::hasBodySite)
                .findFirst()
                .orElseThrow();
        joint.getCode().getCoding().clear();
        joint.getCode()
                .addCoding()
                .setSystem("http://hl7.org/fhir/sid/icd-10-cm")
                .setCode("I10");

        assertThat(ExampleMessages.verdict(message).findings())
                .anySatisfy(finding -> assertThat(finding.location()).contains("ofType(Condition).code"));
    }

    @Test
    void findsABlockWithoutAReadingAfterIt() throws IOException {
        Bundle message = ExampleMessages.injectionOutcome();
        ExampleMessages.all(message, Observation.class).stream()
                .filter(reading -> reading.hasExtension(SIJ + "StructureDefinition/sij-reading-offset"))
                .map(reading -> reading.getExtensionByUrl(SIJ + "StructureDefinition/sij-reading-offset"))
                .map(Extension::getValue)
                .map(org.hl7.fhir.r4.model.Duration.class::cast)
                .forEach(offset -> offset.setValue(0));

        assertThat(ExampleMessages.verdict(message).findings())
                .extracting(Finding::rule)
                .contains("block-readings");
    }

    @Test
    void findsAFactDatedInTheFuture() throws IOException {
        Bundle message = ExampleMessages.injectionOutcome();
        painScore(message).setEffective(new DateTimeType("2027-01-01T12:06:00Z"));

        assertThat(ExampleMessages.verdict(message).findings())
                .extracting(Finding::rule)
                .contains("not-in-the-future");
    }

    @Test
    void toleratesFiveMinutesAndDaysThatHaveBegunElsewhere() throws IOException {
        Bundle message = ExampleMessages.injectionOutcome();
        painScore(message).setEffective(new DateTimeType("2027-01-01T12:05:00Z"));
        ExampleMessages.first(message, Task.class)
                .setLastModified(Date.from(ExampleMessages.CLOCK.instant().plusSeconds(200)));

        assertThat(ExampleMessages.verdict(message).findings())
                .extracting(Finding::rule)
                .doesNotContain("not-in-the-future");
    }

    @Test
    void warnsOfAFusionWithOneImplant() throws IOException {
        Bundle message = ExampleMessages.surgeryReport();
        Procedure fusion = ExampleMessages.first(message, Procedure.class);
        fusion.setFocalDevice(List.of(fusion.getFocalDeviceFirstRep()));

        assertThat(ExampleMessages.verdict(message).findings()).anySatisfy(finding -> {
            assertThat(finding.rule()).isEqualTo("sij-inv-fusion-two-implants");
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        });
    }

    @Test
    void findsAnImplantWithoutLot() throws IOException {
        Bundle message = ExampleMessages.surgeryReport();
        ExampleMessages.first(message, org.hl7.fhir.r4.model.Device.class).setLotNumber(null);

        assertThat(ExampleMessages.verdict(message).findings())
                .anySatisfy(finding -> assertThat(finding.text()).contains("lotNumber"));
    }

    private static void expect(Consumer<Bundle> damage, String rule, String location) throws IOException {
        Bundle message = ExampleMessages.referralRequest();
        damage.accept(message);

        Verdict verdict = ExampleMessages.verdict(message);

        assertThat(verdict.acceptable()).isFalse();
        assertThat(verdict.findings()).anySatisfy(finding -> {
            assertThat(finding.rule()).isEqualTo(rule);
            assertThat(finding.location()).contains(location);
            assertThat(finding.text()).contains(". ");
        });
    }

    private static MessageHeader header(Bundle message) {
        return (MessageHeader) message.getEntryFirstRep().getResource();
    }

    private static Observation painScore(Bundle message) {
        return ExampleMessages.first(message, Observation.class);
    }
}
