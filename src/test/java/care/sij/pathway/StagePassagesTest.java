package care.sij.pathway;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.clinical.FindingResult;
import care.sij.clinical.InjectionAgent;
import care.sij.clinical.ProvocationTest;
import care.sij.clinical.SurgicalDecision;
import care.sij.clinical.TrialType;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class StagePassagesTest {

    private static final LocalDate LATER = LocalDate.of(2030, 1, 1);

    private static List<String> of(Story story, LocalDate told) {
        return StagePassages.of(story.pathwayFacts(), Story.POLICIES, ref -> told).stream()
                .map(passage -> passage.from() + " " + passage.stage().code() + " " + passage.number())
                .toList();
    }

    @Test
    void comesIntoEachStageOnTheDayThatItsFactsTell() {
        Story story = Story.right()
                .referral("2023-01-02")
                .tests("2023-01-10", FindingResult.POSITIVE, ProvocationTest.FABER)
                .care(TrialType.values()[0], "2023-02-01", "2023-05-01")
                .block("2023-07-24", InjectionAgent.LIDOCAINE, 0, 8, 30, 1)
                .steroid("2023-09-11", 0, 7, 60, 1)
                .decision("2023-12-11", SurgicalDecision.PROCEED)
                .fusion("2024-01-22");

        assertThat(of(story, LATER))
                .containsExactly(
                        "2023-01-02 referred 1",
                        "2023-01-10 assessment 1",
                        "2023-02-01 conservative-care 1",
                        "2023-07-24 diagnostic-injection 1",
                        "2023-09-11 therapeutic-injection 1",
                        "2023-12-11 fusion-eligibility 1",
                        "2024-01-22 post-op 1");
    }

    @Test
    void beginsWithTheReferralWhateverWasBefore() {
        Story story = Story.left()
                .care(TrialType.values()[0], "2022-02-01", "2022-05-01")
                .referral("2023-01-02");

        assertThat(of(story, LATER)).containsExactly("2023-01-02 conservative-care 1");
    }

    @Test
    void isBookedFromTheDayOnWhichTheBookingBecameKnown() {
        Story story = Story.left().referral("2023-01-02").planned(PlannedProcedure.Kind.FUSION, "2023-06-01");

        assertThat(of(story, LocalDate.of(2023, 3, 3)))
                .containsExactly("2023-01-02 referred 1", "2023-03-03 fusion-scheduled 1");
    }

    @Test
    void acceptsAReferralOnTheDayOfItsAcceptance() {
        Story story = Story.left().referral("2023-01-02", ReferralState.ACCEPTED, "2023-01-05");

        assertThat(of(story, LATER)).containsExactly("2023-01-02 referred 1", "2023-01-05 assessment 1");
    }

    @Test
    void endsInTheStageOfThePlan() {
        Story story = Story.right()
                .referral("2023-01-02")
                .block("2023-07-24", InjectionAgent.LIDOCAINE, 0, 8, 30, 7)
                .decision("2023-10-30", SurgicalDecision.DECLINE)
                .referral("2024-03-01");

        assertThat(of(story, LATER))
                .containsExactly(
                        "2023-01-02 referred 1",
                        "2023-07-24 diagnostic-injection 1",
                        "2023-10-30 exited 1",
                        "2024-03-01 referred 2");
        assertThat(story.plans("2024-04-01"))
                .extracting(EpisodePlan::stage)
                .containsExactly(Stage.EXITED, Stage.REFERRED);
    }
}
