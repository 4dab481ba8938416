package care.sij.pathway;

import care.sij.clinical.FactRef;
import care.sij.clinical.JointSide;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The plan of one side and episode, as it follows from the facts.
 *
 * @param number 1 for the side's first episode
 * @param exit why it ended early; present exactly when the stage is {@code exited}
 * @param referrals the referrals of the episode, first first
 * @param stageEvidence the facts that put the episode into its stage
 * @param referenceDate the day the policies were evaluated for: of the surgical decision, else of the latest fact
 * @param goals pain and function
 * @param blocks one assessment per injection of the episode, first first
 * @param policies one result per policy, the clinic's protocol first, the others by id
 * @param outcomes one per completed fusion
 * @param missing what the deciding policies still need
 */
public record EpisodePlan(
        JointSide side,
        int number,
        PlanStatus status,
        Stage stage,
        Optional<ExitReason> exit,
        List<FactRef> referrals,
        List<FactRef> stageEvidence,
        LocalDate referenceDate,
        List<PlannedActivity> activities,
        List<PlanGoal> goals,
        List<BlockAssessment> blocks,
        List<PolicyResult> policies,
        List<FusionOutcome> outcomes,
        List<FollowUpVisit> followUps,
        List<MissingEvidence> missing,
        List<RedFlag> redFlags,
        List<Notice> notices) {}
