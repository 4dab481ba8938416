package care.sij.pathway;

import static care.sij.clinical.NeuroFinding.MOTOR_DEFICIT;
import static care.sij.clinical.NeuroFinding.UNCHANGED;
import static org.assertj.core.api.Assertions.assertThat;

import care.sij.clinical.AdverseEventKind;
import care.sij.clinical.SurgicalDecision;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The composite of INSITE, clinical.md 5.3 and 8.1. */
class OutcomesTest {

    private static Story operated() {
        return Story.right().referral("2023-06-01").pain("2024-01-10", 8).fusion("2024-01-22");
    }

    private static Story seen(Story story) {
        return story.pain("2024-07-22", 2).neuro("2024-07-22", UNCHANGED);
    }

    private static FusionOutcome outcome(Story story) {
        return story.plan("2024-08-20").outcomes().get(0);
    }

    private static Story event(
            Story story, String day, AdverseEvent.Seriousness serious, AdverseEvent.DeviceRelation device) {
        return story.adverse(day, AdverseEventKind.NERVE_IMPINGEMENT, serious, device);
    }

    private static Arguments when(String what, UnaryOperator<Story> told, OutcomeResult result) {
        return Arguments.of(what, told, result);
    }

    static Stream<Arguments> outcomes() {
        return Stream.of(
                when("nothing yet", story -> story, OutcomeResult.INDETERMINATE),
                when("seen and well", OutcomesTest::seen, OutcomeResult.SUCCESS),
                when("no neurological examination", story -> story.pain("2024-07-22", 2), OutcomeResult.INDETERMINATE),
                when(
                        "worse and unchanged again",
                        story -> seen(story).neuro("2024-02-05", MOTOR_DEFICIT),
                        OutcomeResult.FAILURE),
                when(
                        "worse after the visit",
                        story -> seen(story).neuro("2024-08-10", MOTOR_DEFICIT),
                        OutcomeResult.SUCCESS),
                when("a revision before the visit", story -> story.revision("2024-03-20"), OutcomeResult.FAILURE),
                when("a revision after the visit", story -> seen(story).revision("2024-08-01"), OutcomeResult.SUCCESS),
                when(
                        "a serious device event",
                        story -> event(
                                seen(story),
                                "2024-02-01",
                                AdverseEvent.Seriousness.SERIOUS,
                                AdverseEvent.DeviceRelation.SUSPECTED),
                        OutcomeResult.FAILURE),
                when(
                        "a device event of unknown seriousness",
                        story -> event(
                                seen(story),
                                "2024-02-01",
                                AdverseEvent.Seriousness.NOT_STATED,
                                AdverseEvent.DeviceRelation.SUSPECTED),
                        OutcomeResult.INDETERMINATE),
                when(
                        "a mild device event",
                        story -> event(
                                seen(story),
                                "2024-02-01",
                                AdverseEvent.Seriousness.NOT_SERIOUS,
                                AdverseEvent.DeviceRelation.SUSPECTED),
                        OutcomeResult.SUCCESS),
                when(
                        "a serious event of no device",
                        story -> event(
                                seen(story),
                                "2024-02-01",
                                AdverseEvent.Seriousness.SERIOUS,
                                AdverseEvent.DeviceRelation.NOT_SUSPECTED),
                        OutcomeResult.SUCCESS),
                when(
                        "a serious device event before the fusion",
                        story -> event(
                                seen(story),
                                "2024-01-21",
                                AdverseEvent.Seriousness.SERIOUS,
                                AdverseEvent.DeviceRelation.SUSPECTED),
                        OutcomeResult.SUCCESS),
                when(
                        "lost before the visit",
                        story -> story.decision("2024-05-01", SurgicalDecision.LOST),
                        OutcomeResult.FAILURE),
                when(
                        "lost on the day of the fusion",
                        story -> seen(story).decision("2024-01-22", SurgicalDecision.LOST),
                        OutcomeResult.SUCCESS),
                when(
                        "lost before the fusion",
                        story -> seen(story).decision("2023-12-01", SurgicalDecision.LOST),
                        OutcomeResult.SUCCESS));
    }

    @ParameterizedTest(name = "{0} is {2}")
    @MethodSource("outcomes")
    void joinsTheParts(String what, UnaryOperator<Story> told, OutcomeResult result) {
        assertThat(outcome(told.apply(operated())).result()).isEqualTo(result);
    }

    @ParameterizedTest
    @CsvSource({"6, SUCCESS", "7, FAILURE", "8, FAILURE", "9, FAILURE"})
    void asksForTwoPointsLessPain(int points, OutcomeResult result) {
        Story story = operated().pain("2024-07-22", points).neuro("2024-07-22", UNCHANGED);
        assertThat(outcome(story).result()).isEqualTo(result);
    }

    @Test
    void staysIndeterminateWhenTheVisitWasMissed() {
        FusionOutcome missed = operated().plan("2025-01-01").outcomes().get(0);
        assertThat(missed.result()).isEqualTo(OutcomeResult.INDETERMINATE);
        assertThat(missed.date()).hasToString("2024-08-12");
    }

    @Test
    void takesTheReadingNearestToTheVisit() {
        Story story = seen(operated().pain("2024-07-05", 8).pain("2024-08-10", 8));
        assertThat(outcome(story).result()).isEqualTo(OutcomeResult.SUCCESS);
        assertThat(outcome(story).parts().get(0).detail())
                .isEqualTo("NRS 8 to 2, drop 6, at least 2 (NRS 2 points for VAS 20 mm)");
    }

    @Test
    void isIndeterminateWithoutABaseline() {
        Story story =
                seen(Story.right().referral("2023-06-01").fusion("2024-01-22").pain("2024-01-22", 8));
        assertThat(outcome(story).result()).isEqualTo(OutcomeResult.INDETERMINATE);
    }

    @Test
    void isToldOncePerFusionHoweverManyToldIt() {
        assertThat(seen(operated()).fusion("2024-01-22").plan().outcomes()).hasSize(1);
        assertThat(Story.right().referral("2023-06-01").plan().outcomes()).isEmpty();
    }
}
