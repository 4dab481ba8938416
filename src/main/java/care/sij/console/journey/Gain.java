package care.sij.console.journey;

import care.sij.clinical.JointSide;
import care.sij.pathway.GoalMeasure;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The change worth having of a joint, as its plan sets it.
 *
 * @param baseline the value that it is counted from; empty when the reading is not there
 * @param since day of the baseline
 * @param target the value to reach; empty where the baseline is below the change
 * @param words what the goal says
 * @param source where the change comes from
 */
public record Gain(
        JointSide side,
        GoalMeasure measure,
        Optional<BigDecimal> baseline,
        Optional<LocalDate> since,
        Optional<BigDecimal> target,
        String words,
        String source) {

    /** What there is to reach in words, e.g. {@code Left: target 5, from 7}. */
    public String label() {
        return Plain.words(side)
                + target.map(value -> ": target " + value.toPlainString()).orElse(": no target")
                + baseline.map(from -> ", from " + from.toPlainString()).orElse("");
    }

    /** What is said of its line in the chart; there is none without a target. */
    public String line() {
        return target.isPresent() ? "Line of the change that matters." : "No line of the change that matters.";
    }
}
