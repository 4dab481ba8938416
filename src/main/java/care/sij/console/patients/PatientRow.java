package care.sij.console.patients;

import care.sij.clinical.JointSide;
import care.sij.console.frame.Cut;
import care.sij.console.journey.Head;
import care.sij.console.journey.Plain;
import care.sij.console.journey.PlanSummary;
import java.util.Map;
import java.util.Optional;

/**
 * A patient in the list.
 *
 * @param plans of each joint the last episode; a joint without one is missing
 */
public record PatientRow(Head head, Map<JointSide, PlanSummary> plans) {

    /** What the patient is called, as far as a list has room for it. */
    public String name() {
        return Cut.to(head.name(), Cut.LINE);
    }

    /** How far the left joint is. */
    public String left() {
        return words(JointSide.LEFT);
    }

    /** How far the right joint is. */
    public String right() {
        return words(JointSide.RIGHT);
    }

    private String words(JointSide side) {
        return Optional.ofNullable(plans.get(side))
                .map(plan -> plan.words() + ", since " + plan.since().orElse(Plain.NOT_RECORDED))
                .orElse("no pathway");
    }
}
