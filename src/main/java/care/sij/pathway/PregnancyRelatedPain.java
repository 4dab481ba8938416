package care.sij.pathway;

import care.sij.clinical.ClinicalDate;
import care.sij.clinical.FactRef;

/** A condition that says the pelvic pain is related to a pregnancy. */
public record PregnancyRelatedPain(FactRef ref, ClinicalDate date) implements UnsidedFact {}
