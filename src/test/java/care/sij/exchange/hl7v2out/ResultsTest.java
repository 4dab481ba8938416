package care.sij.exchange.hl7v2out;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DiagnosticReport.DiagnosticReportStatus;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Procedure.ProcedureStatus;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Quantity.QuantityComparator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is withdrawn, corrected or not an exact number, and codes of tables, in v2 messages. */
class ResultsTest {

    private static final int RESULT_STATUS = 11;

    @Test
    void tellAsWrongWhatIsWithdrawnWithAllThatWasMeasuredAroundIt() {
        Bundle letter = SampleLetters.letter("sij-injection-outcome");
        String told = V2Values.of(results(letter).get(0), "OBR-3");
        SampleLetters.resource(letter, Procedure.class).setStatus(ProcedureStatus.ENTEREDINERROR);
        readings(letter).forEach(reading -> reading.setStatus(ObservationStatus.ENTEREDINERROR));

        List<String> results = results(letter);

        assertThat(results).hasSize(1);
        assertThat(V2Values.of(results.get(0), "OBR-3")).isEqualTo(told);
        assertThat(V2Values.of(results.get(0), "OBR-25")).isEqualTo("X");
        assertThat(statuses(results.get(0))).isNotEmpty().containsOnly("W");
        assertThat(SampleLetters.made(letter, StandardCharsets.UTF_8).losses())
                .extracting(LetterMessages.Loss::part)
                .noneMatch(part -> part.matches("(Procedure|Observation)/.*"));
    }

    @Test
    void keepReadingsThatStandOutOfAMessageThatWithdraws() {
        Bundle letter = SampleLetters.letter("sij-injection-outcome");
        SampleLetters.resource(letter, Procedure.class).setStatus(ProcedureStatus.ENTEREDINERROR);

        List<String> results = results(letter);

        assertThat(results).hasSize(2);
        assertThat(results.get(0)).doesNotContain("72514-3");
        assertThat(V2Values.of(results.get(1), "OBR-25")).isEqualTo("F");
        assertThat(statuses(results.get(1))).hasSize(readings(letter).size()).containsOnly("F");
    }

    @Test
    void tellThatOneReadingOfSeveralIsWrong() {
        Bundle letter = SampleLetters.letter("sij-injection-outcome");
        readings(letter).get(0).setStatus(ObservationStatus.ENTEREDINERROR);

        String result = results(letter).get(0);

        assertThat(V2Values.of(result, "OBR-25")).isEqualTo("C");
        assertThat(statuses(result)).containsOnlyOnce("W").contains("F");
    }

    @ParameterizedTest
    @CsvSource({"ENTEREDINERROR, W", "CORRECTED, C", "AMENDED, C", "FINAL, F"})
    void tellHowAReportStands(DiagnosticReportStatus status, String code) {
        Bundle letter = SampleLetters.letter("sij-postop-followup");
        letter.getEntry().removeIf(entry -> entry.getResource() instanceof Observation);
        SampleLetters.resource(letter, DiagnosticReport.class).setStatus(status);

        assertThat(statuses(results(letter).get(0))).isNotEmpty().containsOnly(code);
    }

    @ParameterizedTest
    @CsvSource({"LESS_THAN, <", "LESS_OR_EQUAL, <=", "GREATER_THAN, >", "GREATER_OR_EQUAL, >="})
    void tellWithAComparatorWhatIsNoExactNumber(QuantityComparator comparator, String written) {
        Bundle letter = letterOf(new Quantity()
                .setComparator(comparator)
                .setValue(new BigDecimal("2.50"))
                .setUnit("ng/mL")
                .setSystem("http://unitsofmeasure.org")
                .setCode("ng/mL"));

        String result = results(letter).get(0);

        assertThat(V2Values.of(result, "OBX-2")).isEqualTo("SN");
        assertThat(V2Values.of(result, "OBX-5")).isEqualTo(written + "^2.50");
        assertThat(V2Values.of(result, "OBX-6")).isEqualTo("ng/mL^^UCUM");
    }

    @ParameterizedTest
    @CsvSource({
        "http://unitsofmeasure.org, %, percent, %^percent^UCUM",
        "http://unitsofmeasure.org, mm[Hg], mm[Hg], mm[Hg]^^UCUM",
        "http://snomed.info/sct, 258773002, Milliliter, 258773002^Milliliter^SCT",
        ", , drops, ^drops"
    })
    void nameAUnitByItsCodeItsWordsAndItsSystem(String system, String code, String unit, String written) {
        Bundle letter = letterOf(
                new Quantity().setValue(3).setUnit(unit).setSystem(system).setCode(code));

        assertThat(V2Values.of(results(letter).get(0), "OBX-6")).isEqualTo(written);
    }

    @Test
    void tellAVolumeThatIsNoExactNumberOfAnInjection() {
        Bundle letter = SampleLetters.letter("sij-injection-outcome");
        Quantity volume = (Quantity) SampleLetters.resource(letter, Procedure.class)
                .getExtensionByUrl("http://sij-pathways.example.org/fhir/StructureDefinition/sij-contrast")
                .getExtensionByUrl("volume")
                .getValue();
        volume.setComparator(QuantityComparator.LESS_THAN);

        assertThat(V2Values.of(results(letter).get(0), "OBX contrast-volume"))
                .isEqualTo("<^" + volume.getValue().toPlainString());
    }

    @ParameterizedTest
    @CsvSource({
        "v3-MaritalStatus, A, N",
        "v3-MaritalStatus, C, C",
        "v3-MaritalStatus, D, D",
        "v3-MaritalStatus, I, I",
        "v3-MaritalStatus, L, E",
        "v3-MaritalStatus, M, M",
        "v3-MaritalStatus, S, S",
        "v3-MaritalStatus, T, P",
        "v3-MaritalStatus, U, B",
        "v3-MaritalStatus, W, W",
        "v3-NullFlavor, UNK, U"
    })
    void tellTheMaritalStatusInTable0002(String system, String code, String written) {
        Bundle letter = SampleLetters.letter("sij-referral-response");
        SampleLetters.resource(letter, Patient.class).setMaritalStatus(maritalStatus(system, code));

        assertThat(V2Values.of(
                        SampleLetters.messages(letter, StandardCharsets.UTF_8).get(0), "PID-16"))
                .isEqualTo(written + "^^HL70002");
    }

    @Test
    void noteAMaritalStatusThatIsNotInTheTable() {
        Bundle letter = SampleLetters.letter("sij-referral-outcome");
        Patient patient = SampleLetters.resource(letter, Patient.class);
        patient.setMaritalStatus(maritalStatus("v3-MaritalStatus", "P"));

        assertThat(SampleLetters.messages(letter, StandardCharsets.UTF_8))
                .hasSizeGreaterThan(1)
                .allSatisfy(
                        message -> assertThat(V2Values.of(message, "PID-16")).isEmpty());
        assertThat(SampleLetters.made(letter, StandardCharsets.UTF_8).losses())
                .containsOnlyOnce(new LetterMessages.Loss(
                        "Patient/" + patient.getIdElement().getIdPart(), LetterMessages.Loss.Reason.NOT_IN_TABLE));
    }

    private static CodeableConcept maritalStatus(String system, String code) {
        CodeableConcept status = new CodeableConcept();
        status.addCoding()
                .setSystem("http://terminology.hl7.org/CodeSystem/" + system)
                .setCode(code);
        return status;
    }

    /** A follow-up with nothing but one value. */
    private static Bundle letterOf(Quantity value) {
        Bundle letter = SampleLetters.letter("sij-postop-followup");
        Observation observation =
                SampleLetters.resource(letter, Observation.class).setValue(value);
        letter.getEntry()
                .removeIf(entry -> entry.getResource() != observation
                        && (entry.getResource() instanceof Observation
                                || entry.getResource() instanceof DiagnosticReport));
        return letter;
    }

    private static List<Observation> readings(Bundle letter) {
        return letter.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(Observation.class::isInstance)
                .map(Observation.class::cast)
                .toList();
    }

    private static List<String> results(Bundle letter) {
        return SampleLetters.messages(letter, StandardCharsets.UTF_8).stream()
                .filter(message -> message.contains("|ORU^R01^"))
                .toList();
    }

    private static List<String> statuses(String message) {
        return message.lines()
                .filter(line -> line.startsWith("OBX|"))
                .map(line -> line.split("\\|", -1)[RESULT_STATUS])
                .toList();
    }
}
