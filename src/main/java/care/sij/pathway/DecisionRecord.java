package care.sij.pathway;

import care.sij.clinical.ClinicalDate;
import care.sij.clinical.FactRef;
import care.sij.clinical.FusionApproach;
import care.sij.clinical.JointSide;
import care.sij.clinical.SurgicalDecision;
import java.util.Optional;

/**
 * A surgical decision about one side.
 *
 * @param approach the approach that is planned
 */
public record DecisionRecord(
        FactRef ref, JointSide side, ClinicalDate date, SurgicalDecision decision, Optional<FusionApproach> approach)
        implements SidedFact {}
