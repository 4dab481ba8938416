package care.sij.pathway;

import static care.sij.clinical.FindingResult.NOT_DONE;
import static care.sij.clinical.FindingResult.POSITIVE;
import static care.sij.clinical.InjectionAgent.LIDOCAINE;
import static care.sij.pathway.PlannedProcedure.Kind.DIAGNOSTIC_INJECTION;
import static org.assertj.core.api.Assertions.assertThat;

import care.sij.clinical.ImagingModality;
import care.sij.clinical.ImagingRegion;
import care.sij.clinical.ProvocationTest;
import care.sij.clinical.SurgicalDecision;
import care.sij.clinical.TrialType;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The stages and exits of DESIGN 5. */
class ProgressTest {

    private static Arguments when(String what, UnaryOperator<Story> told, Stage stage) {
        return Arguments.of(what, told, stage);
    }

    static Stream<Arguments> stages() {
        return Stream.of(
                when("a referral alone", story -> story, Stage.REFERRED),
                when(
                        "accepted",
                        story -> story.referral("2023-06-01", ReferralState.ACCEPTED, "2023-06-02"),
                        Stage.ASSESSMENT),
                when(
                        "completed by the clinic",
                        story -> story.referral("2023-06-01", ReferralState.COMPLETED, "2023-06-02"),
                        Stage.ASSESSMENT),
                when(
                        "could not be done",
                        story -> story.referral("2023-06-01", ReferralState.FAILED, "2023-06-02"),
                        Stage.REFERRED),
                when("an exam", story -> story.tests("2023-06-26", POSITIVE, ProvocationTest.FABER), Stage.ASSESSMENT),
                when(
                        "an exam not done",
                        story -> story.tests("2023-06-26", NOT_DONE, ProvocationTest.FABER)
                                .fortin("2023-06-26", NOT_DONE),
                        Stage.REFERRED),
                when("a Fortin test", story -> story.fortin("2023-06-26", POSITIVE), Stage.ASSESSMENT),
                when(
                        "imaging",
                        story -> story.imaging("2023-06-26", ImagingRegion.LUMBAR, ImagingModality.MR),
                        Stage.ASSESSMENT),
                when(
                        "a trial begun",
                        story -> story.care(TrialType.SI_BELT, "2023-06-26", ""),
                        Stage.CONSERVATIVE_CARE),
                when(
                        "a block ordered",
                        story -> story.planned(DIAGNOSTIC_INJECTION, "2023-07-01"),
                        Stage.DIAGNOSTIC_INJECTION),
                when(
                        "a block done",
                        story -> story.block("2023-07-24", LIDOCAINE, 0, 8, 30, 7),
                        Stage.DIAGNOSTIC_INJECTION),
                when(
                        "a steroid after a negative block",
                        story -> story.block("2023-07-24", LIDOCAINE, 0, 8, 30, 7)
                                .steroid("2023-09-11"),
                        Stage.DIAGNOSTIC_INJECTION),
                when(
                        "a steroid before the positive block",
                        story -> story.steroid("2023-07-01").block("2023-07-24", LIDOCAINE, 0, 8, 30, 1),
                        Stage.DIAGNOSTIC_INJECTION),
                when(
                        "a steroid after a positive block",
                        story -> story.block("2023-07-24", LIDOCAINE, 0, 8, 30, 1)
                                .steroid("2023-09-11"),
                        Stage.THERAPEUTIC_INJECTION),
                when(
                        "two positive blocks",
                        story -> story.block("2023-07-24", LIDOCAINE, 0, 8, 30, 1)
                                .block("2023-08-14", LIDOCAINE, 0, 8, 30, 1),
                        Stage.FUSION_ELIGIBILITY),
                when(
                        "a decision deferred",
                        story -> story.decision("2023-12-11", SurgicalDecision.DEFER),
                        Stage.FUSION_ELIGIBILITY),
                when(
                        "a fusion booked",
                        story -> story.planned(PlannedProcedure.Kind.FUSION, "2024-01-22"),
                        Stage.FUSION_SCHEDULED),
                when(
                        "a fusion not completed",
                        story -> story.operation("2024-01-22", Fusion.Kind.PRIMARY, Fusion.Status.NOT_COMPLETED),
                        Stage.REFERRED),
                when("a fusion", story -> story.fusion("2024-01-22"), Stage.POST_OP),
                when(
                        "the visit before the last",
                        story -> story.fusion("2024-01-22").pain("2025-01-20", 2),
                        Stage.POST_OP),
                when("the last visit", story -> story.fusion("2024-01-22").odi("2026-01-19", 20), Stage.COMPLETED));
    }

    @ParameterizedTest(name = "{0} is {2}")
    @MethodSource("stages")
    void isTheFurthestStageThatHolds(String what, UnaryOperator<Story> told, Stage stage) {
        EpisodePlan plan = told.apply(Story.right().referral("2023-06-01")).plan();
        assertThat(plan.stage()).isEqualTo(stage);
        assertThat(plan.exit()).isEmpty();
        assertThat(plan.stageEvidence()).isNotEmpty();
    }

    static Stream<Arguments> exits() {
        return Stream.of(
                Arguments.of(ExitReason.NOT_SI_JOINT, told(story -> story.refuted("2023-09-25", "2023-02-20"))),
                Arguments.of(
                        ExitReason.CONSERVATIVE_MAINTAINED,
                        told(story -> story.decision("2023-09-25", SurgicalDecision.CONSERVATIVE_MAINTAINED))),
                Arguments.of(
                        ExitReason.DECLINED, told(story -> story.decision("2023-09-25", SurgicalDecision.DECLINE))),
                Arguments.of(ExitReason.LOST, told(story -> story.decision("2023-09-25", SurgicalDecision.LOST))),
                Arguments.of(ExitReason.DECEASED, told(story -> story.death("2023-09-25"))),
                Arguments.of(ExitReason.DECEASED, told(story -> story.death(""))),
                Arguments.of(
                        ExitReason.NOT_SI_JOINT,
                        told(story -> story.condition("2023-09-01", "2023-01-01")
                                .refuted("2023-09-25", "2023-01-01")
                                .condition("2023-08-01", "2023-01-01"))),
                Arguments.of(
                        ExitReason.NOT_SI_JOINT,
                        told(story -> story.refuted("2023-09-25", "2023-01-01").condition("2023-09-25", "2023-01-01"))),
                Arguments.of(
                        ExitReason.DECLINED,
                        told(story -> story.decision("2023-09-25", SurgicalDecision.DECLINE)
                                .refuted("2023-10-25", "2023-01-01")
                                .death(""))));
    }

    private static UnaryOperator<Story> told(UnaryOperator<Story> told) {
        return told;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("exits")
    void exitOverridesEveryOpenStage(ExitReason reason, UnaryOperator<Story> told) {
        EpisodePlan plan = told.apply(
                        Story.right().referral("2023-06-01").planned(PlannedProcedure.Kind.FUSION, "2023-12-01"))
                .plan();
        assertThat(plan.stage()).isEqualTo(Stage.EXITED);
        assertThat(plan.exit()).contains(reason);
        assertThat(plan.status()).isEqualTo(PlanStatus.REVOKED);
        assertThat(plan.missing()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"DECLINED, REFERRAL_DECLINED", "CANCELLED, CANCELLED"})
    void exitsWhenTheLastReferralEnds(ReferralState state, ExitReason reason) {
        EpisodePlan plan =
                Story.right().referral("2023-06-01", state, "2023-06-10").plan();
        assertThat(plan.exit()).contains(reason);
        assertThat(plan.activities().get(0).status()).isEqualTo(ActivityStatus.CANCELLED);
    }

    @ParameterizedTest
    @CsvSource({"PROCEED", "DEFER"})
    void goesOnAfterADecisionThatEndsNothing(SurgicalDecision decision) {
        Story story = Story.right()
                .referral("2023-06-01")
                .decision("2023-08-01", SurgicalDecision.CONSERVATIVE_MAINTAINED)
                .decision("2023-09-25", decision);
        assertThat(story.plan().status()).isEqualTo(PlanStatus.ACTIVE);
    }

    @ParameterizedTest
    @CsvSource({"2023-12-01, POST_OP", "2024-01-22, POST_OP", "2024-03-01, EXITED"})
    void doesNotUndoACompletedFusionByAnEarlierDecision(String day, Stage stage) {
        Story story = Story.right()
                .referral("2023-06-01")
                .decision(day, SurgicalDecision.LOST)
                .fusion("2024-01-22");
        assertThat(story.plan("2024-06-01").stage()).isEqualTo(stage);
    }

    @ParameterizedTest
    @CsvSource({"2025-12-01, EXITED", "2026-03-01, COMPLETED", "'', COMPLETED"})
    void staysCompletedWhenTheEndCameLater(String death, Stage stage) {
        assertThat(Journeys.j1().death(death).plan().stage()).isEqualTo(stage);
    }

    @Test
    void asksForWhatTheDecidingPoliciesMissUntilTheFusion() {
        Story story = Story.right().referral("2023-06-01").payer("carelon").pain("2023-06-26", 8);
        List<String> keys =
                story.plan().missing().stream().map(MissingEvidence::key).toList();
        assertThat(keys)
                .contains(
                        "evidence-clinic-protocol-block",
                        "evidence-clinic-protocol-imaging",
                        "evidence-carelon-msk05-1125.1-approach")
                .doesNotContain("evidence-clinic-protocol-pain")
                .noneMatch(key -> key.contains("aetna"));
        assertThat(story.fusion("2024-01-22").plan().missing()).isEmpty();
    }
}
