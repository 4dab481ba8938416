package care.sij.careplan;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.record.Bytes;
import care.sij.record.Draft;
import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import care.sij.support.Journey;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.GuidanceResponse;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From the journeys' messages to the plans, without a database (clinical.md 8.1). */
class JourneyProjectionTest {

    private static final LocalDate TICK = LocalDate.of(2026, 3, 1);
    private static final String OURS = "http://sij-pathways.example.org/fhir/";
    private static final Map<String, ProjectedPatient> WALKED = new HashMap<>();

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            insite-entry,               met,         unmet,       met
            single-block-75,            met,         unmet,       met
            aetna-cpb0016-2026,         met,         unmet,       unmet
            carelon-msk05-1125.1,       met,         unmet,       unmet
            evicore-cmm611,             unknown,     unmet,       unmet
            centene-ambetter,           met,         unmet,       unmet
            healthpartners,             not-covered, not-covered, not-covered
            medicare-sij-injection-lcd, unmet,       unmet,       unmet
            clinic-protocol,            met,         unmet,       unmet
            """)
    void decidesAsTheTableSays(String policy, String j1, String j2, String j3) {
        assertThat(result("J1", policy)).as("J1").isEqualTo(j1);
        assertThat(result("J2", policy)).as("J2").isEqualTo(j2);
        assertThat(result("J3", policy)).as("J3").isEqualTo(j3);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"J1, completed, completed, ", "J2, revoked, exited, not-si-joint", "J3, revoked, exited, declined"})
    void endsWhereTheTableSays(String journey, String status, String stage, String exit) {
        CarePlan plan = walked(journey).projected(CarePlan.class).get(0);
        assertThat(plan.getStatus().toCode()).isEqualTo(status);
        assertThat(code(plan, "sij-stage")).isEqualTo(stage);
        assertThat(code(plan, "sij-exit-reason")).isEqualTo(exit == null ? "" : exit);
        assertThat(plan.getInstantiatesCanonical())
                .extracting(canonical -> canonical.getValue())
                .contains(OURS + "PlanDefinition/clinic-protocol|1.0.0");
        assertThat(plan.getCategoryFirstRep().getCodingFirstRep().getCode()).isEqualTo("assess-plan");
    }

    @Test
    void letsThePayerDecideBesideTheClinic() {
        assertThat(walked("J1").projected(CarePlan.class).get(0).getInstantiatesCanonical())
                .extracting(canonical -> canonical.getValue())
                .containsExactlyInAnyOrder(
                        OURS + "PlanDefinition/clinic-protocol|1.0.0",
                        OURS + "PlanDefinition/carelon-msk05-1125.1|1.0.0");
    }

    @ParameterizedTest(name = "{0} on {1}")
    @CsvSource(delimiter = '|', textBlock = """
            J1 | 2023-07-24 | 87.5 | POS | 75.0 87.5 62.5 25.0 12.5
            J1 | 2023-08-14 | 85.7 | POS | 71.4 85.7 85.7 71.4 42.9
            J1 | 2023-09-11 |      | NEG | 85.7 57.1 28.6 0.0
            J2 | 2023-08-07 | 14.3 | NEG | 14.3 14.3 0.0
            J3 | 2023-09-18 | 75.0 | POS | 75.0 75.0 50.0
            J3 | 2023-10-16 | 37.5 | NEG | 37.5 37.5 25.0
            """)
    void showsTheReliefOfEachInjection(
            String journey, String day, String counted, String interpretation, String reliefs) {
        Observation response = walked(journey).projected(Observation.class).stream()
                .filter(observation ->
                        observation.getCode().hasCoding(OURS + "CodeSystem/sij-observation", "block-response"))
                .filter(observation -> observation
                        .getEffectiveDateTimeType()
                        .getValueAsString()
                        .equals(day))
                .findFirst()
                .orElseThrow();
        if (counted != null) {
            assertThat(response.getValueQuantity().getValue()).hasToString(counted);
        }
        assertThat(response.getInterpretationFirstRep().getCodingFirstRep().getCode())
                .isEqualTo(interpretation);
        assertThat(response.getComponent().stream()
                        .map(component ->
                                component.getValueQuantity().getValue().toPlainString())
                        .collect(Collectors.joining(" ")))
                .isEqualTo(reliefs);
    }

    @Test
    void findsJ1SuccessfulAfterAllSixVisits() {
        ProjectedPatient patient = walked("J1");
        Observation outcome = patient.projected(Observation.class).stream()
                .filter(observation -> observation
                        .getCode()
                        .hasCoding(OURS + "CodeSystem/sij-observation", "fusion-success-composite"))
                .findFirst()
                .orElseThrow();
        assertThat(outcome.getValueCodeableConcept().getCodingFirstRep().getCode())
                .isEqualTo("success");
        assertThat(patient.projected(Task.class).stream()
                        .filter(task -> task.getCode().hasCoding(OURS + "CodeSystem/sij-task", "follow-up-due"))
                        .map(task -> task.getStatus().toCode()))
                .hasSize(6)
                .containsOnly("completed");
    }

    @Test
    void raisesNoRedFlagForJ1() {
        assertThat(walked("J1").projected(Flag.class)).isEmpty();
    }

    @Test
    void stopsWritingWhenNothingNewIsTold() {
        ProjectedPatient patient = walk("J1");
        List<Draft> last = lastOf("J1");
        assertThat(patient.tell(last)).isEmpty();
    }

    @Test
    void takesThePlanBackWhenItsReferralIsGone() {
        ProjectedPatient patient = walk("J3");
        List<StoredVersion> deletions = patient.forget("ServiceRequest");
        assertThat(patient.projected()).isEmpty();
        assertThat(deletions).filteredOn(StoredVersion::deleted).hasSize(deletions.size() - 1);
        assertThat(deletions.get(deletions.size() - 1).key().type()).isEqualTo("Provenance");
    }

    @ParameterizedTest
    @CsvSource({"J1", "J2", "J3"})
    void givesTheSameBytesWhateverTheOrder(String journey) {
        List<Draft> all = new ArrayList<>(latest(journey).values());
        Map<ResourceKey, Bytes> expected = told(all).content();
        Collections.shuffle(all, new Random(20230724));
        assertThat(told(all).content()).isEqualTo(expected);
    }

    private static ProjectedPatient told(List<Draft> facts) {
        ProjectedPatient patient = new ProjectedPatient(TICK);
        facts.forEach(fact -> patient.tell(List.of(fact)));
        return patient;
    }

    private static Map<ResourceKey, Draft> latest(String journey) {
        Map<ResourceKey, Draft> latest = new TreeMap<>();
        new JourneyRecord(ProjectedPatient.ID)
                .of(Journey.named(journey))
                .forEach(message -> message.forEach(draft -> latest.put(draft.key(), draft)));
        return latest;
    }

    private static List<Draft> lastOf(String journey) {
        List<List<Draft>> messages = new JourneyRecord(ProjectedPatient.ID).of(Journey.named(journey));
        return messages.get(messages.size() - 1);
    }

    /** The journey's patient at its end, for tests that only look. */
    private static ProjectedPatient walked(String journey) {
        return WALKED.computeIfAbsent(journey, JourneyProjectionTest::walk);
    }

    private static ProjectedPatient walk(String journey) {
        return ProjectedPatient.of(Journey.named(journey), TICK);
    }

    private static String result(String journey, String policy) {
        return walked(journey).projected(GuidanceResponse.class).stream()
                .filter(receipt -> receipt.getModuleCanonicalType().getValue().endsWith("/" + policy + "|1.0.0"))
                .map(receipt -> (Parameters) receipt.getContained().get(0))
                .map(output -> ((CodeType) output.getParameter("result").getValue()).getCode())
                .findFirst()
                .orElseThrow();
    }

    private static String code(CarePlan plan, String extension) {
        return plan.getExtension().stream()
                .filter(found -> found.getUrl().equals(OURS + "StructureDefinition/" + extension))
                .map(found -> found.getValue().primitiveValue())
                .findFirst()
                .orElse("");
    }
}
