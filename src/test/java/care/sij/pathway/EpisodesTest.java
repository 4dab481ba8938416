package care.sij.pathway;

import static care.sij.clinical.InjectionAgent.LIDOCAINE;
import static care.sij.clinical.SurgicalDecision.DECLINE;
import static care.sij.clinical.SurgicalDecision.DEFER;
import static care.sij.clinical.SurgicalDecision.PROCEED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import care.sij.clinical.FactRef;
import care.sij.clinical.JointSide;
import care.sij.clinical.TrialType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** DESIGN 2: an episode opens with the first referral and closes on completed or exited. */
class EpisodesTest {

    private static List<FactRef> refsOf(EpisodePlan plan, String activity) {
        return plan.activities().stream()
                .filter(each -> each.key().equals(activity))
                .findFirst()
                .orElseThrow()
                .outcomes();
    }

    @Test
    void opensTheNextEpisodeWithAReferralAfterTheExit() {
        Story story = Story.right()
                .referral("2023-01-10")
                .decision("2023-03-01", DECLINE)
                .care(TrialType.HOME_EXERCISE, "2023-04-01", "")
                .referral("2023-06-01")
                .decision("2023-07-01", PROCEED);
        List<EpisodePlan> plans = story.plans("2023-08-01");
        assertThat(plans).extracting(EpisodePlan::number).containsExactly(1, 2);
        assertThat(plans.get(0).exit()).contains(ExitReason.DECLINED);
        assertThat(plans.get(1).stage()).isEqualTo(Stage.FUSION_ELIGIBILITY);
        assertThat(refsOf(plans.get(0), "conservative-care"))
                .as("between episodes: the earlier")
                .hasSize(1);
        assertThat(refsOf(plans.get(1), "conservative-care")).isEmpty();
    }

    @Test
    void keepsAReferralWhileOneIsOpen() {
        Story story =
                Story.right().referral("2023-01-10").referral("2023-06-01").decision("2023-07-01", PROCEED);
        assertThat(story.plan().referrals()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"2023-03-01, 1", "2023-03-02, 2"})
    void opensNoEpisodeOnTheDayOfTheExitItself(String referral, int episodes) {
        Story story = Story.right()
                .referral("2023-01-10")
                .decision("2023-03-01", DECLINE)
                .referral(referral);
        assertThat(story.plans("2023-08-01")).hasSize(episodes);
    }

    @Test
    void reopensAnEpisodeWhenALaterDecisionCameBeforeTheNextReferral() {
        Story story = Story.right()
                .referral("2023-01-10")
                .decision("2023-03-01", DECLINE)
                .decision("2023-05-01", PROCEED)
                .referral("2023-06-01");
        assertThat(story.plan().stage()).isEqualTo(Stage.FUSION_ELIGIBILITY);
    }

    @Test
    void givesFactsBeforeTheFirstReferralToTheFirstEpisode() {
        EpisodePlan plan = Story.right()
                .care(TrialType.HOME_EXERCISE, "2022-01-01", "")
                .referral("2023-01-10")
                .plan();
        assertThat(plan.stage()).isEqualTo(Stage.CONSERVATIVE_CARE);
    }

    @Test
    void opensTheNextEpisodeAfterCompletion() {
        List<EpisodePlan> plans = Journeys.j1().referral("2026-03-01").plans("2026-06-01");
        assertThat(plans).extracting(EpisodePlan::stage).containsExactly(Stage.COMPLETED, Stage.REFERRED);
        assertThat(plans.get(0).outcomes()).hasSize(1);
        assertThat(plans.get(1).outcomes()).isEmpty();
    }

    @Test
    void seesTheStateOfAnEarlierReferralAsItWasThen() {
        Story story = Story.right()
                .referral("2023-01-10", ReferralState.DECLINED, "2023-01-20")
                .referral("2023-02-01", ReferralState.ACCEPTED, "2023-02-03");
        List<EpisodePlan> plans = story.plans("2023-08-01");
        assertThat(plans.get(0).exit()).contains(ExitReason.REFERRAL_DECLINED);
        assertThat(plans.get(1).stage()).isEqualTo(Stage.ASSESSMENT);
    }

    @Test
    void keepsOneEpisodeWhenTheFirstReferralIsDeclinedAfterTheSecondCame() {
        Story story = Story.right()
                .referral("2023-01-10", ReferralState.DECLINED, "2023-03-20")
                .referral("2023-02-01", ReferralState.ACCEPTED, "2023-02-03");
        assertThat(story.plan().status()).isEqualTo(PlanStatus.ACTIVE);
    }

    @Test
    void leavesAnExitAloneThatCameBeforeALaterStateOfItsReferral() {
        Story story = Story.right()
                .tell(new Referral(
                        new FactRef("ServiceRequest/1/_history/3"),
                        JointSide.RIGHT,
                        Story.date("2023-01-10"),
                        "s|v",
                        ReferralState.CANCELLED,
                        Optional.empty(),
                        Optional.of(Story.date("2023-01-12")),
                        Story.date("2023-09-01")))
                .decision("2023-03-01", DECLINE)
                .referral("2023-06-01");
        List<EpisodePlan> plans = story.plans("2023-12-01");
        assertThat(plans.get(0).exit()).contains(ExitReason.DECLINED);
        assertThat(plans.get(0).activities().get(0).status()).isEqualTo(ActivityStatus.COMPLETED);
    }

    @Test
    void keepsTheReadingsOfAnInjectionWithIt() {
        Story story = Story.right().referral("2023-01-10").steroid("2023-02-01", 0, 8, Story.weeks(12), 8);
        story.decision("2023-03-01", DECLINE).referral("2023-04-01");
        assertThat(story.plans("2023-06-01").get(0).blocks())
                .singleElement()
                .satisfies(block -> assertThat(block.readings()).hasSize(1));
    }

    @Test
    void looksAtAllEpisodesForASessionCap() {
        Story story = Story.right()
                .referral("2023-01-10")
                .block("2023-02-01", LIDOCAINE)
                .block("2023-02-15", LIDOCAINE)
                .decision("2023-03-01", DECLINE)
                .referral("2023-06-01")
                .block("2023-07-01", LIDOCAINE);
        List<EpisodePlan> plans = story.plans("2023-08-01");
        assertThat(plans.get(0).notices()).isEmpty();
        assertThat(plans.get(1).notices()).extracting(Notice::kind).containsExactly(NoticeKind.SESSION_CAP);
    }

    @Test
    void plansTheSidesOfABilateralPatientApart() {
        List<Fact> right = new ArrayList<>(Journeys.j3().facts());
        right.removeIf(UnsidedFact.class::isInstance);
        EpisodePlan alone = plan(right).get(0);
        List<Fact> both = new ArrayList<>(right);
        Journeys.j2().facts().stream().filter(fact -> fact.joint().isPresent()).forEach(both::add);
        List<EpisodePlan> plans = plan(both);
        assertThat(plans).extracting(EpisodePlan::side).containsExactly(JointSide.LEFT, JointSide.RIGHT);
        assertThat(plans.get(0).exit()).contains(ExitReason.NOT_SI_JOINT);
        assertThat(plans.get(1)).isEqualTo(alone);
    }

    private static List<EpisodePlan> plan(List<Fact> facts) {
        return Pathway.plan(new PathwayInput(new PathwayFacts(facts), LocalDate.of(2026, 6, 1), Story.POLICIES));
    }

    @Test
    void hasNoPlanForASideWithoutReferral() {
        assertThat(Story.right().pain("2023-06-26", 8).plans("2023-07-01")).isEmpty();
    }

    @Test
    void survivesAPatientOfWhomNoDateIsKnown() {
        EpisodePlan plan = Story.right()
                .referral("")
                .condition("", "")
                .block("", LIDOCAINE)
                .steroid("")
                .fusion("")
                .pain("", 8)
                .plan();
        assertThat(plan.stage()).isEqualTo(Stage.POST_OP);
        assertThat(plan.followUps()).isEmpty();
    }

    @Test
    void takesTheLatestFactWhereTheDecisionIsUndated() {
        EpisodePlan plan = Story.right()
                .referral("2023-06-01")
                .pain("2023-08-01", 7)
                .decision("", DEFER)
                .plan();
        assertThat(plan.referenceDate()).hasToString("2023-08-01");
    }

    @Test
    void asksForExactlyOneClinicProtocol() {
        PathwayFacts none = new PathwayFacts(List.of());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PathwayInput(none, LocalDate.of(2026, 6, 1), List.of()));
    }
}
