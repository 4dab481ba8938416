package care.sij.pathway;

import care.sij.clinical.ClinicalDate;
import care.sij.clinical.FactRef;
import care.sij.clinical.SmokingStatus;

/** A smoking status as told by the patient. */
public record SmokingReading(FactRef ref, ClinicalDate date, SmokingStatus status) implements UnsidedFact {}
