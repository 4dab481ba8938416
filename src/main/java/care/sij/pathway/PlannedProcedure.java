package care.sij.pathway;

import care.sij.clinical.ClinicalDate;
import care.sij.clinical.FactRef;
import care.sij.clinical.JointSide;

/**
 * A procedure that is ordered or booked and not done yet.
 *
 * @param date the day it is booked for, else the day it was ordered
 */
public record PlannedProcedure(FactRef ref, JointSide side, ClinicalDate date, Kind kind) implements SidedFact {

    /** What is planned. */
    public enum Kind {
        DIAGNOSTIC_INJECTION,
        THERAPEUTIC_INJECTION,
        FUSION
    }
}
