package care.sij.pathway;

import care.sij.clinical.FactRef;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A change worth having (clinical.md 5.3).
 *
 * @param drop how much less than the baseline it takes: NRS points, or ODI percent
 * @param baseline the value before treatment; empty while none is on record
 * @param target the value to reach, baseline minus drop; empty where the baseline is less than the drop, or not known
 * @param achievement met when the latest value is at or below the target; unknown without a later value or a target
 * @param evidence baseline and latest reading
 * @param source where the drop comes from
 */
public record PlanGoal(
        GoalMeasure measure,
        String description,
        BigDecimal drop,
        Optional<BigDecimal> baseline,
        Optional<BigDecimal> target,
        Verdict achievement,
        List<FactRef> evidence,
        String source) {}
