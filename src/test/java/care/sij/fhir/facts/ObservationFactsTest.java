package care.sij.fhir.facts;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.clinical.ClinicalDate;
import care.sij.clinical.FactRef;
import care.sij.clinical.FindingResult;
import care.sij.clinical.FusionApproach;
import care.sij.clinical.JointSide;
import care.sij.clinical.NeuroFinding;
import care.sij.clinical.OdiScore;
import care.sij.clinical.PainScore;
import care.sij.clinical.PostopSymptom;
import care.sij.clinical.ProvocationTest;
import care.sij.clinical.ReadingOffset;
import care.sij.clinical.SmokingStatus;
import care.sij.clinical.SurgicalDecision;
import care.sij.clinical.WoundFinding;
import care.sij.pathway.CotinineReading;
import care.sij.pathway.DecisionRecord;
import care.sij.pathway.FortinFinding;
import care.sij.pathway.NeuroObservation;
import care.sij.pathway.OdiReading;
import care.sij.pathway.PainReading;
import care.sij.pathway.ProvocationFinding;
import care.sij.pathway.SmokingReading;
import care.sij.pathway.SymptomObservation;
import care.sij.pathway.WoundObservation;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ObservationFactsTest {

    private static final FactRef REF = new FactRef("Observation/o1/_history/1");
    private static final ClinicalDate DAY = ClinicalDate.day(LocalDate.of(2023, 6, 26));

    @Test
    void readsAProvocationTestOfThePainfulSide() {
        String told = coded("sij-provocation-test", "thigh-thrust", "sij-test-result", "positive");
        assertThat(Told.of(told).only(ProvocationFinding.class))
                .isEqualTo(new ProvocationFinding(
                        REF, JointSide.RIGHT, DAY, ProvocationTest.THIGH_THRUST, FindingResult.POSITIVE));
    }

    @Test
    void readsEveryCodedFindingByItsOwnCode() {
        assertThat(Told.of(own("fortin-finger-test", "sij-test-result", "negative"))
                        .only(FortinFinding.class))
                .isEqualTo(new FortinFinding(REF, JointSide.RIGHT, DAY, FindingResult.NEGATIVE));
        assertThat(Told.of(own("neurological-finding", "sij-neuro-finding", "motor-deficit"))
                        .only(NeuroObservation.class))
                .isEqualTo(new NeuroObservation(REF, JointSide.RIGHT, DAY, NeuroFinding.MOTOR_DEFICIT));
        assertThat(Told.of(own("wound-finding", "sij-wound-finding", "clean")).only(WoundObservation.class))
                .isEqualTo(new WoundObservation(REF, JointSide.RIGHT, DAY, WoundFinding.CLEAN));
        assertThat(Told.of(own("postop-symptom", "sij-postop-symptom", "dyspnoea"))
                        .only(SymptomObservation.class))
                .isEqualTo(new SymptomObservation(REF, JointSide.RIGHT, DAY, PostopSymptom.DYSPNOEA));
    }

    @Test
    void readsTheSurgicalDecisionWithItsPlannedApproach() {
        String told =
                observation("\"code\":{\"coding\":[{\"system\":\"@sij-observation\",\"code\":\"surgical-decision\"}]},"
                        + "\"valueCodeableConcept\":{\"coding\":[{\"system\":\"@sij-decision\",\"code\":\"proceed\"}]},"
                        + "\"extension\":[{\"url\":\"^sij-approach\",\"valueCode\":\"lateral-transfixing\"}]");
        assertThat(Told.of(told).only(DecisionRecord.class))
                .isEqualTo(new DecisionRecord(
                        REF,
                        JointSide.RIGHT,
                        DAY,
                        SurgicalDecision.PROCEED,
                        Optional.of(FusionApproach.LATERAL_TRANSFIXING)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "valueInteger": 8                                                | 8
            "valueInteger": 0                                                | 0
            "valueInteger": 10                                               | 10
            "valueQuantity": {"value": 7, "code": "{score}"}                 | 7
            "valueQuantity": {"value": 7.0, "code": "{score}"}               | 7
            "valueInteger": 11                                               |
            "valueInteger": -1                                               |
            "valueQuantity": {"value": 7.5, "code": "{score}"}               |
            "valueQuantity": {"value": 70, "code": "mm"}                     |
            "valueQuantity": {"value": 7, "code": "{score}", "comparator": "<"} |
            "valueString": "eight"                                           |
            """)
    void takesOnlyWholePainScoresFromZeroToTen(String value, Integer points) {
        assertThat(Told.of(pain(value)).facts())
                .extracting(fact -> ((PainReading) fact).score())
                .isEqualTo(
                        Optional.ofNullable(points).map(PainScore::new).stream().toList());
    }

    @Test
    void tiesAReadingToItsInjectionByOffset() {
        String told = pain("\"valueInteger\":2,\"partOf\":[{\"reference\":\"Procedure/inj/_history/3\"}],"
                + "\"extension\":[{\"url\":\"^sij-reading-offset\",\"valueDuration\":{\"value\":2,\"code\":\"h\"}}]");
        assertThat(Told.of(told).only(PainReading.class).around())
                .contains(new PainReading.AroundInjection(new FactRef("Procedure/inj"), ReadingOffset.minutes(120)));
    }

    @Test
    void findsTheInjectionThatIsNamedByItsIdentifier() {
        String told = pain("\"valueInteger\":2,\"partOf\":[{\"type\":\"Procedure\",\"identifier\":"
                + "{\"system\":\"http://demo-clinic.example.org/procedure\",\"value\":\"INJ-1\"}}],"
                + "\"extension\":[{\"url\":\"^sij-reading-offset\",\"valueDuration\":{\"value\":6,\"code\":\"wk\"}}]");
        String injection = """
                {"resourceType":"Procedure","id":"inj","status":"completed","identifier":[
                  {"system":"http://demo-clinic.example.org/procedure","value":"INJ-1"}]}""";
        assertThat(Told.of(told, injection).only(PainReading.class).around())
                .map(PainReading.AroundInjection::injection)
                .contains(new FactRef("Procedure/inj"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"partOf\":[{\"reference\":\"Procedure/inj\"}]",
                "\"extension\":[{\"url\":\"^sij-reading-offset\",\"valueDuration\":{\"value\":2,\"code\":\"h\"}}]",
                "\"partOf\":[{\"reference\":\"Procedure/inj\"}],\"extension\":[{\"url\":\"^sij-reading-offset\","
                        + "\"valueDuration\":{\"value\":1,\"code\":\"mo\"}}]"
            })
    void takesNoReadingWhosePlaceAroundAnInjectionIsUnclear(String place) {
        assertThat(Told.of(pain("\"valueInteger\":2," + place)).facts()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"value": 54, "code": "%"}        | 54
            {"value": 22.5, "code": "%"}      | 22.5
            {"value": 27, "code": "{score}"}  |
            {"value": 101, "code": "%"}       |
            """)
    void takesTheOdiInPercentOnly(String quantity, BigDecimal percent) {
        String told = observation(
                "\"code\":{\"coding\":[{\"system\":\"@loinc\",\"code\":\"97909-6\"}]},\"valueQuantity\":" + quantity);
        assertThat(Told.of(told).facts())
                .extracting(fact -> ((OdiReading) fact).score())
                .isEqualTo(
                        Optional.ofNullable(percent).map(OdiScore::new).stream().toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"value": 14, "code": "ng/mL"}                     | MEASURED
            {"value": 2, "comparator": "<", "code": "ng/mL"}   | LESS_THAN
            {"value": 2, "comparator": ">", "code": "ng/mL"}   |
            {"value": 2, "code": "ug/mL"}                      |
            """)
    void readsCotinineWithItsBound(String quantity, CotinineReading.Bound bound) {
        String told = observation("\"code\":{\"coding\":[{\"system\":\"@sij-observation\",\"code\":\"cotinine\"}]},"
                + "\"valueQuantity\":" + quantity);
        assertThat(Told.of(told).facts())
                .extracting(fact -> ((CotinineReading) fact).bound())
                .isEqualTo(Optional.ofNullable(bound).stream().toList());
    }

    @Test
    void readsTheSmokingStatusOfThePatient() {
        String told = observation("\"code\":{\"coding\":[{\"system\":\"@loinc\",\"code\":\"72166-2\"}]},"
                + "\"valueCodeableConcept\":{\"coding\":[{\"system\":\"@sct\",\"code\":\"266919005\"}]}");
        assertThat(Told.of(told).only(SmokingReading.class).status()).isEqualTo(SmokingStatus.NEVER);
    }

    @ParameterizedTest
    @CsvSource({"entered-in-error, 0", "cancelled, 0", "registered, 0", "preliminary, 1", "final, 1", "amended, 1"})
    void leavesOutWhatWasWithdrawnOrNeverHappened(String status, int facts) {
        String told = pain("\"valueInteger\":8").replace("\"status\":\"final\"", "\"status\":\"" + status + "\"");
        assertThat(Told.of(told).facts()).hasSize(facts);
    }

    @Test
    void leavesOutWhatHasNoSideOrTwo() {
        assertThat(Told.of(pain("\"valueInteger\":8").replace(",\"bodySite\":$right", ""))
                        .facts())
                .isEmpty();
        String both = pain("\"valueInteger\":8").replace("$right", """
                {"coding":[{"system":"@sct","code":"39723000"}],"extension":[
                  {"url":"^sij-laterality","valueCodeableConcept":{"coding":[{"system":"@sct","code":"7771000"}]}},
                  {"url":"^sij-laterality","valueCodeableConcept":{"coding":[{"system":"@sct","code":"24028007"}]}}]}""");
        assertThat(Told.of(both).facts()).isEmpty();
        String hip = pain("\"valueInteger\":8").replace("39723000", "29836001");
        assertThat(Told.of(hip.replace("$right", "{\"text\":\"hip\"}")).facts()).isEmpty();
    }

    @Test
    void leavesOutWhatWasSetAsideOrProjected() {
        String aside =
                pain("\"valueInteger\":8,\"meta\":{\"tag\":[{\"system\":\"@sij-record\",\"code\":\"set-aside\"}]}");
        assertThat(Told.of(aside).facts()).isEmpty();
        assertThat(Told.of().projected(pain("\"valueInteger\":8")).facts()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2023-06-26T23:30:00-07:00, 2023-06-27T02:30",
        "2023-06-26T02:00:00Z,      2023-06-25T22:00",
        "2023-12-26T02:00:00Z,      2023-12-25T21:00"
    })
    void countsMomentsInTheClinicsZone(String instant, LocalDateTime local) {
        assertThat(Told.of(pain("\"valueInteger\":8").replace("2023-06-26", instant))
                        .facts())
                .extracting(fact -> fact.date())
                .containsExactly(ClinicalDate.moment(local));
    }

    @ParameterizedTest
    @CsvSource({"2023-06, 2023-06-01, 2023-06-30", "2023, 2023-01-01, 2023-12-31"})
    void keepsPartialDatesPartial(String partial, LocalDate first, LocalDate last) {
        ClinicalDate date = Told.of(pain("\"valueInteger\":8").replace("2023-06-26", partial))
                .only(PainReading.class)
                .date();
        assertThat(date.earliest()).isEqualTo(first);
        assertThat(date.latest()).isEqualTo(last);
    }

    private static String pain(String rest) {
        return observation("\"code\":{\"coding\":[{\"system\":\"@loinc\",\"code\":\"72514-3\"}]}," + rest);
    }

    private static String own(String code, String valueSystem, String value) {
        return coded("sij-observation", code, valueSystem, value);
    }

    private static String coded(String system, String code, String valueSystem, String value) {
        return observation("\"code\":{\"coding\":[{\"system\":\"http://other.example.org\",\"code\":\"x\"},"
                + "{\"system\":\"@" + system + "\",\"code\":\"" + code + "\"}]},"
                + "\"valueCodeableConcept\":{\"coding\":[{\"system\":\"@" + valueSystem + "\",\"code\":\"" + value
                + "\"}]}");
    }

    private static String observation(String rest) {
        return "{\"resourceType\":\"Observation\",\"id\":\"o1\",\"status\":\"final\","
                + "\"effectiveDateTime\":\"2023-06-26\"," + rest + ",\"bodySite\":$right}";
    }
}
