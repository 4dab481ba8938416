package care.sij.pathway;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.clinical.AdverseEventKind;
import care.sij.clinical.ImagingFinding;
import care.sij.clinical.ImagingModality;
import care.sij.clinical.ImagingRegion;
import care.sij.clinical.NeuroFinding;
import care.sij.clinical.PostopSymptom;
import care.sij.clinical.SurgicalDecision;
import care.sij.clinical.WoundFinding;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** clinical.md 5.6. */
class RedFlagsTest {

    private static Story operated() {
        return Story.right()
                .referral("2023-06-01")
                .pain("2024-01-10", 8)
                .odi("2024-01-10", 50)
                .fusion("2024-01-22");
    }

    /** Before the first window ends, so that no visit is missed. */
    private static List<String> flags(Story story) {
        return story.plan("2024-02-01").redFlags().stream().map(RedFlag::key).toList();
    }

    @ParameterizedTest
    @CsvSource({"MOTOR_DEFICIT", "RADICULAR_PAIN", "SADDLE_ANAESTHESIA", "BLADDER_BOWEL_CHANGE"})
    void warnsOfANeurologicalChange(NeuroFinding finding) {
        assertThat(flags(operated().neuro("2024-01-30", finding).neuro("2024-01-29", NeuroFinding.UNCHANGED)))
                .containsExactly("neurological-2024-01-30");
    }

    @ParameterizedTest
    @CsvSource({"ERYTHEMA", "DRAINAGE", "FEVER"})
    void warnsOfAnInfection(WoundFinding finding) {
        assertThat(flags(operated().wound("2024-01-30", finding).wound("2024-01-29", WoundFinding.CLEAN)))
                .containsExactly("infection-2024-01-30");
    }

    @ParameterizedTest
    @CsvSource({
        "CALF_PAIN, thromboembolic",
        "CALF_SWELLING, thromboembolic",
        "CHEST_PAIN, thromboembolic",
        "DYSPNOEA, thromboembolic",
        "FALL, fall-fracture",
        "SUDDEN_PAIN, fall-fracture"
    })
    void warnsOfASymptom(PostopSymptom symptom, String kind) {
        assertThat(flags(operated().symptom("2024-01-30", symptom))).containsExactly(kind + "-2024-01-30");
    }

    @ParameterizedTest
    @CsvSource({
        "NERVE_IMPINGEMENT, neurological",
        "IMPLANT_MALPOSITION, implant",
        "SUPERFICIAL_INFECTION, infection",
        "DEEP_INFECTION, infection",
        "DEEP_VEIN_THROMBOSIS, thromboembolic",
        "PULMONARY_EMBOLISM, thromboembolic",
        "FRACTURE, fall-fracture",
        "PAIN_RECURRENCE, recurrence"
    })
    void warnsOfAnAdverseEvent(AdverseEventKind event, String kind) {
        assertThat(flags(adverse(event))).containsExactly(kind + "-2024-01-30");
    }

    @Test
    void doesNotWarnOfAHaematoma() {
        assertThat(flags(adverse(AdverseEventKind.HEMATOMA))).isEmpty();
    }

    private static Story adverse(AdverseEventKind event) {
        return operated()
                .adverse(
                        "2024-01-30",
                        event,
                        AdverseEvent.Seriousness.NOT_STATED,
                        AdverseEvent.DeviceRelation.NOT_SUSPECTED);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-01-30, IMPLANT_IN_FORAMEN, implant-2024-01-30",
        "2024-01-30, LUCENCY, implant-2024-01-30",
        "2024-01-30, FRACTURE, fall-fracture-2024-01-30",
        "2024-01-30, BRIDGING, ''",
        "2023-08-30, FRACTURE, ''"
    })
    void warnsOfWhatImagesShowAfterTheFusion(String day, ImagingFinding finding, String flag) {
        Story story = operated().imaging(day, ImagingRegion.SI_JOINT_OR_PELVIS, ImagingModality.CT, finding);
        assertThat(String.join(" ", flags(story))).isEqualTo(flag);
    }

    @Test
    void doesNotWarnOfAnImageWithoutAFusion() {
        Story story = Story.right()
                .referral("2023-06-01")
                .imaging("2024-01-30", ImagingRegion.LUMBAR, ImagingModality.CT, ImagingFinding.FRACTURE);
        assertThat(flags(story)).isEmpty();
    }

    @Test
    void raisesOneFlagForOneKindAndDay() {
        EpisodePlan plan = operated()
                .wound("2024-01-30", WoundFinding.FEVER)
                .wound("2024-01-30", WoundFinding.DRAINAGE)
                .plan("2024-02-01");
        assertThat(plan.redFlags()).singleElement().satisfies(flag -> {
            assertThat(flag.detail()).isEqualTo("drainage, fever");
            assertThat(flag.evidence()).hasSize(2);
        });
    }

    @Test
    void warnsWhenThePainIsBackAtTwoVisits() {
        Story once = operated().pain("2024-02-05", 3).pain("2024-03-04", 8);
        assertThat(flags(once)).isEmpty();
        assertThat(flags(once.pain("2024-03-20", 9))).as("no visit").isEmpty();
        assertThat(flags(once.pain("2024-04-22", 9))).containsExactly("recurrence-2024-04-22");
    }

    @ParameterizedTest
    @CsvSource({"64, ''", "65, recurrence-2024-01-30"})
    void warnsWhenTheOdiIsWorseByTheChangeThatMatters(int odi, String flag) {
        assertThat(String.join(" ", flags(operated().odi("2024-01-30", odi)))).isEqualTo(flag);
    }

    @Test
    void warnsWhenNoScoreCameInAWindow() {
        assertThat(operated().plan("2024-02-10").redFlags())
                .extracting(RedFlag::key)
                .containsExactly("no-score-follow-up-2-wk");
        assertThat(operated().pain("2024-02-12", 5).plan("2024-02-13").redFlags())
                .as("a later score")
                .isEmpty();
        assertThat(operated().odi("2024-02-12", 40).plan("2024-02-13").redFlags())
                .isEmpty();
    }

    @Test
    void doesNotWarnOfAVisitThatNobodyWaitsFor() {
        assertThat(operated()
                        .decision("2024-01-25", SurgicalDecision.LOST)
                        .plan("2024-03-01")
                        .redFlags())
                .isEmpty();
    }
}
