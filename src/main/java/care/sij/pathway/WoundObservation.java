package care.sij.pathway;

import care.sij.clinical.ClinicalDate;
import care.sij.clinical.FactRef;
import care.sij.clinical.JointSide;
import care.sij.clinical.WoundFinding;

/** A finding at the wound after surgery. */
public record WoundObservation(FactRef ref, JointSide side, ClinicalDate date, WoundFinding finding)
        implements SidedFact {}
