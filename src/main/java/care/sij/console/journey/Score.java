package care.sij.console.journey;

import care.sij.clinical.ClinicalDate;
import care.sij.clinical.JointSide;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A score of a joint.
 *
 * @param value points or percent
 */
public record Score(JointSide side, ClinicalDate date, BigDecimal value, Optional<Source> source) {}
