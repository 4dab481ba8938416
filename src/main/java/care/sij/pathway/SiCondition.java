package care.sij.pathway;

import care.sij.clinical.ClinicalDate;
import care.sij.clinical.FactRef;
import care.sij.clinical.JointSide;
import java.util.Optional;

/**
 * A diagnosis of the sacroiliac joint.
 *
 * @param date when it was recorded or last changed
 * @param onset when the pain began
 */
public record SiCondition(
        FactRef ref, JointSide side, ClinicalDate date, Optional<ClinicalDate> onset, Verification verification)
        implements SidedFact {

    /** Whether the diagnosis still stands. */
    public enum Verification {
        STANDING,
        REFUTED
    }
}
