package care.sij.pathway;

import care.sij.clinical.ClinicalDate;
import care.sij.clinical.FactRef;
import care.sij.clinical.FindingResult;
import care.sij.clinical.JointSide;
import care.sij.clinical.ProvocationTest;

/** The result of one manoeuvre for one painful side. */
public record ProvocationFinding(
        FactRef ref, JointSide side, ClinicalDate date, ProvocationTest test, FindingResult result)
        implements SidedFact {}
