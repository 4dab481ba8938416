package care.sij.console.history;

import java.util.List;
import java.util.Optional;

/** Plans as they were known at an instant, each line with the version that says it. */
public record KnownPlan(
        List<Joint> joints, List<Criterion> criteria, List<Aim> goals, List<Activity> activities, List<Other> others) {

    /** How far a joint is. */
    public record Joint(String title, String stage, String exit, String status, String period, VersionRef version) {}

    /**
     * A criterion of a policy.
     *
     * @param evidence the very versions that it was read from
     */
    public record Criterion(
            String policy, String name, String result, String detail, List<VersionRef> evidence, VersionRef version) {}

    /** A goal. */
    public record Aim(String title, String target, String status, VersionRef version) {}

    /**
     * Something planned or done.
     *
     * @param version of the Task, or of the plan whose detail it is
     */
    public record Activity(String plan, String title, String status, String scheduled, VersionRef version) {}

    /**
     * What else belongs to the plans.
     *
     * @param happened when, as it says itself
     */
    public record Other(String title, Optional<String> happened, VersionRef version) {}

    /** Whether no plan was known. */
    public boolean isEmpty() {
        return joints.isEmpty();
    }
}
