package care.sij.pathway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import care.sij.clinical.InjectionAgent;
import care.sij.clinical.SurgicalDecision;
import care.sij.clinical.TrialType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The windows of clinical.md 8.2 around the fusion of 2024-01-22; both edges are inside. */
class FollowUpsTest {

    private static Story operated() {
        return Story.right()
                .referral("2023-06-01")
                .pain("2024-01-10", 8)
                .odi("2024-01-10", 50)
                .fusion("2024-01-22");
    }

    private static FollowUpVisit visit(EpisodePlan plan, String key) {
        return plan.followUps().stream()
                .filter(visit -> visit.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    # visit,         due,        from,       to
                    follow-up-2-wk,  2024-02-05, 2024-02-01, 2024-02-09
                    follow-up-6-wk,  2024-03-04, 2024-02-26, 2024-03-11
                    follow-up-3-mo,  2024-04-22, 2024-04-08, 2024-05-06
                    follow-up-6-mo,  2024-07-22, 2024-07-01, 2024-08-12
                    follow-up-12-mo, 2025-01-22, 2024-12-23, 2025-02-21
                    follow-up-24-mo, 2026-01-22, 2025-11-23, 2026-03-23
                    """)
    void hasTheWindowsOfTheProtocol(String key, String due, String from, String to) {
        FollowUpVisit visit = visit(operated().plan("2024-01-23"), key);
        assertThat(visit.due()).hasToString(due);
        assertThat(visit.from()).hasToString(from);
        assertThat(visit.to()).hasToString(to);
        assertThat(visit.status()).isEqualTo(FollowUpStatus.REQUESTED);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-06-30, FAILED",
        "2024-07-01, COMPLETED",
        "2024-08-12, COMPLETED",
        "2024-08-13, FAILED",
        "2024-07, COMPLETED",
        "2024-08, FAILED"
    })
    void isCompletedByAScoreInTheWindow(String score, FollowUpStatus status) {
        assertThat(visit(operated().pain(score, 3).plan("2024-09-01"), "follow-up-6-mo")
                        .status())
                .isEqualTo(status);
        assertThat(visit(operated().odi(score, 30).plan("2024-09-01"), "follow-up-6-mo")
                        .status())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"2024-08-12, REQUESTED", "2024-08-13, FAILED"})
    void isMissedTheDayAfterItsWindow(String tick, FollowUpStatus status) {
        assertThat(visit(operated().plan(tick), "follow-up-6-mo").status()).isEqualTo(status);
    }

    @Test
    void isNotDocumentedByAReadingAroundAnInjection() {
        Story story = operated().steroid("2024-07-22", 0, 3);
        assertThat(visit(story.plan("2024-07-23"), "follow-up-6-mo").status()).isEqualTo(FollowUpStatus.REQUESTED);
    }

    @Test
    void asksNothingOfAnEpisodeThatEnded() {
        EpisodePlan plan = operated()
                .pain("2024-02-05", 5)
                .decision("2024-04-01", SurgicalDecision.LOST)
                .plan("2025-01-01");
        assertThat(plan.followUps())
                .extracting(FollowUpVisit::key, FollowUpVisit::status)
                .containsExactly(
                        tuple("follow-up-2-wk", FollowUpStatus.COMPLETED),
                        tuple("follow-up-6-wk", FollowUpStatus.FAILED));
    }

    @Test
    void followsTheFirstOfTwoFusionsAndFlagsTheSecond() {
        EpisodePlan plan = operated().fusion("2024-03-01").fusion("2024-01-22").plan("2024-03-02");
        assertThat(plan.followUps()).hasSize(6).allMatch(visit -> visit.due().getDayOfMonth() != 1);
        assertThat(plan.notices()).extracting(Notice::key).containsExactly("conflict-fusion-2024-03-01");
        assertThat(plan.activities())
                .extracting(PlannedActivity::key)
                .contains("fusion-2024-01-22", "fusion-2024-03-01");
    }

    @Test
    void listsActivitiesInTheOrderOfTheWay() {
        List<String> keys = operated()
                .block("2023-07-24", InjectionAgent.LIDOCAINE)
                .planned(PlannedProcedure.Kind.DIAGNOSTIC_INJECTION, "2023-07-20")
                .planned(PlannedProcedure.Kind.DIAGNOSTIC_INJECTION, "2023-08-14")
                .planned(PlannedProcedure.Kind.DIAGNOSTIC_INJECTION, "2023-08-14")
                .planned(PlannedProcedure.Kind.THERAPEUTIC_INJECTION, "2023-09-11")
                .planned(PlannedProcedure.Kind.FUSION, "2024-01-20")
                .revision("2024-02-20")
                .plan("2024-03-02")
                .activities()
                .stream()
                .map(PlannedActivity::key)
                .toList();
        assertThat(keys)
                .containsExactly(
                        "referral",
                        "assessment",
                        "conservative-care",
                        "diagnostic-injection-2023-07-24",
                        "diagnostic-injection-2023-08-14",
                        "therapeutic-injection-2023-09-11",
                        "eligibility",
                        "fusion-2024-01-22",
                        "revision-2024-02-20",
                        "follow-up-2-wk",
                        "follow-up-6-wk",
                        "follow-up-3-mo",
                        "follow-up-6-mo",
                        "follow-up-12-mo",
                        "follow-up-24-mo");
    }

    @ParameterizedTest
    @CsvSource({"2024-02-05, COMPLETED", "2024-03-05, CANCELLED"})
    void showsAMissedVisitAsCancelledActivity(String score, ActivityStatus status) {
        assertThat(operated().pain(score, 5).plan("2024-02-10").activities())
                .filteredOn(activity -> activity.key().equals("follow-up-2-wk"))
                .extracting(PlannedActivity::status)
                .containsExactly(status);
    }

    @Test
    void cancelsWhatIsStillBookedWhenTheEpisodeEnds() {
        EpisodePlan plan = Story.right()
                .referral("2023-06-01")
                .planned(PlannedProcedure.Kind.FUSION, "2024-01-22")
                .decision("2023-12-20", SurgicalDecision.DECLINE)
                .plan();
        assertThat(plan.activities())
                .extracting(PlannedActivity::key, PlannedActivity::status)
                .contains(
                        tuple("fusion-2024-01-22", ActivityStatus.CANCELLED),
                        tuple("assessment", ActivityStatus.CANCELLED));
    }

    @ParameterizedTest
    @CsvSource({"'', IN_PROGRESS", "2023-09-01, COMPLETED"})
    void endsConservativeCareWithItsLastTrial(String end, ActivityStatus status) {
        EpisodePlan plan = Story.right()
                .referral("2023-06-01")
                .care(TrialType.SI_BELT, "2023-06-10", end)
                .care(TrialType.MEDICATION, "2023-06-10", "2023-08-01")
                .plan();
        assertThat(plan.activities())
                .filteredOn(activity -> activity.kind() == ActivityKind.CONSERVATIVE_CARE)
                .singleElement()
                .satisfies(activity -> {
                    assertThat(activity.status()).isEqualTo(status);
                    assertThat(activity.to().map(Object::toString).orElse("")).isEqualTo(end);
                });
    }

    @Test
    void setsGoalsFromTheBaseline() {
        EpisodePlan before = Story.right()
                .referral("2023-06-01")
                .pain("2023-06-10", 8)
                .pain("2023-07-10", 7)
                .plan();
        PlanGoal pain = before.goals().get(0);
        assertThat(pain.baseline())
                .hasValueSatisfying(value -> assertThat(value).isEqualByComparingTo("8"));
        assertThat(pain.target()).hasValueSatisfying(value -> assertThat(value).isEqualByComparingTo("6"));
        assertThat(pain.achievement()).isEqualTo(Verdict.UNMET);
        assertThat(before.goals().get(1).baseline()).isEmpty();
        assertThat(before.goals().get(1).achievement()).isEqualTo(Verdict.UNKNOWN);
        EpisodePlan after = operated().odi("2024-07-22", 35).plan("2024-08-01");
        assertThat(after.goals().get(0).achievement()).isEqualTo(Verdict.UNKNOWN);
        assertThat(after.goals().get(1).achievement()).isEqualTo(Verdict.MET);
        assertThat(after.goals().get(1).evidence()).hasSize(2);
    }
}
