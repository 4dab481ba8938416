package care.sij.pathway;

import care.sij.clinical.ClinicalDate;
import care.sij.clinical.FactRef;

/**
 * The patient has died.
 *
 * @param date day of death; unknown when only the fact is known
 */
public record Death(FactRef ref, ClinicalDate date) implements UnsidedFact {}
