package care.sij.pathway;

import care.sij.clinical.AdverseEventKind;
import care.sij.clinical.ClinicalDate;
import care.sij.clinical.FactRef;
import care.sij.clinical.JointSide;
import java.util.Optional;

/**
 * Something that went wrong.
 *
 * @param joint the side it speaks of; empty when it speaks of both
 */
public record AdverseEvent(
        FactRef ref,
        Optional<JointSide> joint,
        ClinicalDate date,
        AdverseEventKind kind,
        Seriousness seriousness,
        DeviceRelation device)
        implements Fact {

    /** Whether it was serious. */
    public enum Seriousness {
        SERIOUS,
        NOT_SERIOUS,
        NOT_STATED
    }

    /** Whether a device is suspected. */
    public enum DeviceRelation {
        SUSPECTED,
        NOT_SUSPECTED
    }
}
