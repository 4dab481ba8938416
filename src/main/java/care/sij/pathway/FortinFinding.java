package care.sij.pathway;

import care.sij.clinical.ClinicalDate;
import care.sij.clinical.FactRef;
import care.sij.clinical.FindingResult;
import care.sij.clinical.JointSide;

/** The result of the Fortin finger test (clinical.md 1.2). */
public record FortinFinding(FactRef ref, JointSide side, ClinicalDate date, FindingResult result)
        implements SidedFact {}
