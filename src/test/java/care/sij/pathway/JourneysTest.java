package care.sij.pathway;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.clinical.InjectionAgent;
import care.sij.clinical.InjectionPurpose;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** clinical.md 8.1, cell by cell. */
class JourneysTest {

    private static final EpisodePlan J1 = Journeys.j1().plan();
    private static final EpisodePlan J2 = Journeys.j2().plan();
    private static final EpisodePlan J3 = Journeys.j3().plan();

    private static PolicyResult result(EpisodePlan plan, String policy) {
        return plan.policies().stream()
                .filter(result -> result.policy().id().equals(policy))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, String> criteria(EpisodePlan plan, String policy) {
        return result(plan, policy).criteria().stream()
                .collect(Collectors.toMap(
                        CriterionResult::id, criterion -> criterion.result().code()));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    # policy,                  J1,          J2,          J3
                    insite-entry,              met,         unmet,       met
                    single-block-75,           met,         unmet,       met
                    aetna-cpb0016-2026,        met,         unmet,       unmet
                    carelon-msk05-1125.1,      met,         unmet,       unmet
                    evicore-cmm611,            unknown,     unmet,       unmet
                    centene-ambetter,          met,         unmet,       unmet
                    healthpartners,            not-covered, not-covered, not-covered
                    medicare-sij-injection-lcd, unmet,      unmet,       unmet
                    clinic-protocol,           met,         unmet,       unmet
                    """)
    void decidesAsTheTableSays(String policy, String j1, String j2, String j3) {
        assertThat(result(J1, policy).result().code()).as("J1").isEqualTo(j1);
        assertThat(result(J2, policy).result().code()).as("J2").isEqualTo(j2);
        assertThat(result(J3, policy).result().code()).as("J3").isEqualTo(j3);
    }

    @Test
    void evaluatesEveryPolicyWithTheClinicsFirst() {
        assertThat(J1.policies()).hasSize(9);
        assertThat(J1.policies().get(0).policy().id()).isEqualTo("clinic-protocol");
    }

    @Test
    void takesTheReferenceDateFromDecisionOrLatestFact() {
        assertThat(J1.referenceDate()).isEqualTo(LocalDate.of(2023, 12, 11));
        assertThat(J2.referenceDate()).isEqualTo(LocalDate.of(2023, 9, 25));
        assertThat(J3.referenceDate()).isEqualTo(LocalDate.of(2023, 10, 30));
    }

    @Test
    void findsTheReasonsTheTableGives() {
        assertThat(criteria(J1, "evicore-cmm611")).containsEntry("block", "unknown");
        assertThat(criteria(J1, "evicore-cmm611").values().stream().filter("met"::equals))
                .hasSize(criteria(J1, "evicore-cmm611").size() - 1);
        assertThat(criteria(J1, "medicare-sij-injection-lcd"))
                .containsEntry("session-cap", "unmet")
                .containsEntry("conservative-care", "met")
                .containsEntry("tests", "met")
                .containsEntry("pain-duration", "met");
        assertThat(criteria(J2, "medicare-sij-injection-lcd"))
                .containsEntry("tests", "unmet")
                .containsEntry("conservative-care", "met")
                .containsEntry("session-cap", "met");
        assertThat(criteria(J3, "medicare-sij-injection-lcd")).containsEntry("session-cap", "unmet");
        assertThat(criteria(J2, "insite-entry")).containsEntry("block", "unmet");
        assertThat(criteria(J3, "aetna-cpb0016-2026")).containsEntry("block", "unmet");
        assertThat(criteria(J3, "single-block-75")).containsEntry("block", "met");
    }

    @Test
    void computesTheReliefOfJ1() {
        assertThat(relief(J1, "diagnostic-injection-2023-07-24"))
                .containsExactly("75.0", "87.5", "62.5", "25.0", "12.5");
        assertThat(relief(J1, "diagnostic-injection-2023-08-14"))
                .containsExactly("71.4", "85.7", "85.7", "71.4", "42.9");
        assertThat(relief(J1, "therapeutic-injection-2023-09-11")).containsExactly("85.7", "57.1", "28.6", "0.0");
        assertThat(block(J1, "diagnostic-injection-2023-07-24").interpretation())
                .isEqualTo(Interpretation.POSITIVE);
        assertThat(block(J1, "diagnostic-injection-2023-07-24")
                        .counted()
                        .orElseThrow()
                        .offset())
                .hasToString("60 min");
        assertThat(block(J1, "therapeutic-injection-2023-09-11").interpretation())
                .isEqualTo(Interpretation.NEGATIVE);
        assertThat(block(J1, "therapeutic-injection-2023-09-11").detail()).contains("not sustained");
    }

    @Test
    void computesTheReliefOfJ2AndJ3() {
        assertThat(relief(J2, "diagnostic-injection-2023-08-07")).containsExactly("14.3", "14.3", "0.0");
        assertThat(block(J2, "diagnostic-injection-2023-08-07").interpretation())
                .isEqualTo(Interpretation.NEGATIVE);
        assertThat(relief(J3, "therapeutic-injection-2023-06-05")).containsExactly("50.0", "0.0");
        assertThat(relief(J3, "diagnostic-injection-2023-09-18")).containsExactly("75.0", "75.0", "50.0");
        assertThat(relief(J3, "diagnostic-injection-2023-10-16")).containsExactly("37.5", "37.5", "25.0");
    }

    private static BlockAssessment block(EpisodePlan plan, String key) {
        return plan.blocks().stream()
                .filter(block -> block.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> relief(EpisodePlan plan, String key) {
        return block(plan, key).readings().stream()
                .map(reading -> reading.relief().orElseThrow().displayPercent().toString())
                .toList();
    }

    @Test
    void endsInTheStagesOfTheTable() {
        assertThat(J1.stage()).isEqualTo(Stage.COMPLETED);
        assertThat(J1.status()).isEqualTo(PlanStatus.COMPLETED);
        assertThat(J1.exit()).isEmpty();
        assertThat(J2.stage()).isEqualTo(Stage.EXITED);
        assertThat(J2.status()).isEqualTo(PlanStatus.REVOKED);
        assertThat(J2.exit()).contains(ExitReason.NOT_SI_JOINT);
        assertThat(J3.stage()).isEqualTo(Stage.EXITED);
        assertThat(J3.exit()).contains(ExitReason.DECLINED);
    }

    @Test
    void succeedsInJ1AtSixMonths() {
        assertThat(J1.outcomes()).singleElement().satisfies(outcome -> {
            assertThat(outcome.result()).isEqualTo(OutcomeResult.SUCCESS);
            assertThat(outcome.date()).hasToString("2024-07-22");
        });
        assertThat(J1.followUps()).extracting(FollowUpVisit::status).containsOnly(FollowUpStatus.COMPLETED);
        assertThat(J1.goals()).extracting(PlanGoal::achievement).containsOnly(Verdict.MET);
        assertThat(J1.redFlags()).isEmpty();
        assertThat(J1.notices()).isEmpty();
        assertThat(J1.missing()).isEmpty();
    }

    @Test
    void neverPlansAFusionInJ2() {
        assertThat(J2.activities())
                .extracting(PlannedActivity::kind)
                .doesNotContain(ActivityKind.FUSION, ActivityKind.FOLLOW_UP);
        assertThat(J2.outcomes()).isEmpty();
    }

    @Test
    void letsClinicAndPayerDecide() {
        assertThat(deciding(J1)).containsExactly("clinic-protocol", "carelon-msk05-1125.1");
        assertThat(deciding(J2)).containsExactly("clinic-protocol");
        assertThat(deciding(J3)).containsExactly("clinic-protocol", "aetna-cpb0016-2026");
    }

    private static List<String> deciding(EpisodePlan plan) {
        return plan.policies().stream()
                .filter(result -> result.deciding() == PolicyResult.Deciding.DECIDES)
                .map(result -> result.policy().id())
                .toList();
    }

    @Test
    void flagsAThirdDiagnosticSessionOfJ3AndChangesNoCell() {
        EpisodePlan third = Journeys.j3()
                .block("2023-11-13", InjectionAgent.LIDOCAINE, 0, 8, 30, 1, 60, 1)
                .plan();
        assertThat(third.notices()).singleElement().satisfies(notice -> {
            assertThat(notice.kind()).isEqualTo(NoticeKind.SESSION_CAP);
            assertThat(notice.key())
                    .isEqualTo("session-cap-medicare-sij-injection-lcd-diagnostic-injection-2023-11-13");
            assertThat(notice.detail()).startsWith("session 3 of at most 2 within P12M");
        });
        assertThat(third.policies()).isEqualTo(J3.policies());
        assertThat(third.stage()).isEqualTo(Stage.EXITED);
        assertThat(third.blocks().stream().filter(block -> block.purpose() == InjectionPurpose.DIAGNOSTIC))
                .hasSize(3);
    }
}
