package care.sij.pathway;

import care.sij.clinical.ClinicalDate;
import care.sij.clinical.FactRef;
import care.sij.clinical.JointSide;
import care.sij.clinical.PostopSymptom;

/** A symptom after surgery. */
public record SymptomObservation(FactRef ref, JointSide side, ClinicalDate date, PostopSymptom symptom)
        implements SidedFact {}
