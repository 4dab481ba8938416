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
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the projection writes and when, without a database; what it decides is tested at the endpoint. */
class JourneyProjectionTest {

    private static final LocalDate TICK = LocalDate.of(2026, 3, 1);
    private static final String OURS = "http://sij-pathways.example.org/fhir/";
    private static final Map<String, ProjectedPatient> WALKED = new HashMap<>();

    @Test
    void letsThePayerDecideBesideTheClinic() {
        CarePlan plan = walked("J1").projected(CarePlan.class).get(0);
        assertThat(plan.getCategoryFirstRep().getCodingFirstRep().getCode()).isEqualTo("assess-plan");
        assertThat(plan.getInstantiatesCanonical())
                .extracting(canonical -> canonical.getValue())
                .containsExactlyInAnyOrder(
                        OURS + "PlanDefinition/clinic-protocol|1.0.0",
                        OURS + "PlanDefinition/carelon-msk05-1125.1|1.0.0");
    }

    @Test
    void hasAllSixVisitsOfJ1Completed() {
        assertThat(walked("J1").projected(Task.class).stream()
                        .filter(task -> task.getCode().hasCoding(OURS + "CodeSystem/sij-task", "follow-up-due"))
                        .map(task -> task.getStatus().toCode()))
                .hasSize(6)
                .containsOnly("completed");
    }

    @Test
    void hasEachInjectionAndTheSurgeryOfJ1AsAPartOfTheReferralsTask() {
        List<Task> procedures = walked("J1").projected(Task.class).stream()
                .filter(task -> task.getCode().hasCoding(OURS + "CodeSystem/sij-task", "injection")
                        || task.getCode().hasCoding(OURS + "CodeSystem/sij-task", "surgery"))
                .toList();
        assertThat(procedures)
                .extracting(task -> task.getCode().getCodingFirstRep().getCode() + " "
                        + task.getStatus().toCode() + " "
                        + task.getOutput().size())
                .containsExactlyInAnyOrder(
                        "injection completed 1",
                        "injection completed 1",
                        "injection completed 1",
                        "surgery completed 1");
        assertThat(walked("J1").projected(Task.class).stream()
                        .filter(task -> !task.getCode().hasCoding(OURS + "CodeSystem/sij-task", "evidence-missing"))
                        .map(task -> task.getPartOfFirstRep().getReference()))
                .allMatch(reference -> reference.startsWith("Task/"))
                .hasSize(10);
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
}
