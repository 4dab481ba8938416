package care.sij.pathway;

import care.sij.clinical.ClinicalDate;
import care.sij.clinical.FactRef;

/**
 * The payer who covers the patient.
 *
 * @param date begin of the coverage; unknown when not stated
 * @param payer the payer's value in the system {@code sid/payer}, for example {@code carelon}
 */
public record CoverageOnRecord(FactRef ref, ClinicalDate date, String payer) implements UnsidedFact {}
