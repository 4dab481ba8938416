package care.sij.pathway;

import care.sij.clinical.ClinicalDate;
import care.sij.clinical.FactRef;
import care.sij.clinical.FusionApproach;
import care.sij.clinical.JointSide;
import java.util.Optional;

/**
 * A fusion of one sacroiliac joint, or the revision of one.
 *
 * @param date day of the operation
 * @param revises for a revision, the fusion it revises
 * @param implants implants that were placed
 */
public record Fusion(
        FactRef ref,
        JointSide side,
        ClinicalDate date,
        Kind kind,
        Optional<FactRef> revises,
        Status status,
        Optional<FusionApproach> approach,
        int implants)
        implements SidedFact {

    /** First operation or re-intervention. */
    public enum Kind {
        PRIMARY,
        REVISION
    }

    /** Whether the operation came to its end. */
    public enum Status {
        COMPLETED,
        NOT_COMPLETED
    }
}
