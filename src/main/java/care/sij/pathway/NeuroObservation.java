package care.sij.pathway;

import care.sij.clinical.ClinicalDate;
import care.sij.clinical.FactRef;
import care.sij.clinical.JointSide;
import care.sij.clinical.NeuroFinding;

/** A neurological finding after surgery. */
public record NeuroObservation(FactRef ref, JointSide side, ClinicalDate date, NeuroFinding finding)
        implements SidedFact {}
