package care.sij.console.journey;

import care.sij.clinical.JointSide;
import java.util.List;
import java.util.Optional;

/**
 * A joint with the episode that is looked at.
 *
 * @param shown that episode; empty when the joint has none
 * @param since when it came into its stage, in words
 * @param episodes all of the joint, the last first
 * @param outcome the composite outcome of its fusion; empty text when there is none
 */
public record Joint(
        JointSide side,
        Optional<PlanSummary> shown,
        String since,
        List<PlanSummary> episodes,
        List<Todo> redFlags,
        List<Todo> notices,
        List<Todo> tasks,
        List<Meter> meters,
        String outcome) {

    /** What it is called. */
    public String title() {
        return Plain.joint(side);
    }
}
