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
 * @param target the value to reach
 * @param words what the goal says
 * @param source where the change comes from
 */
public record Gain(
        JointSide side,
        GoalMeasure measure,
        Optional<BigDecimal> baseline,
        Optional<LocalDate> since,
        BigDecimal target,
        String words,
        String source) {

    /** The goal's line in words, e.g. {@code Left: target 5, from 7}. */
    public String label() {
        return Plain.words(side) + ": target " + target.toPlainString()
                + baseline.map(from -> ", from " + from.toPlainString()).orElse("");
    }
}
