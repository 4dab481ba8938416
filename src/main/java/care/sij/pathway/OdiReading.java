package care.sij.pathway;

import care.sij.clinical.ClinicalDate;
import care.sij.clinical.FactRef;
import care.sij.clinical.JointSide;
import care.sij.clinical.OdiScore;
import java.util.Optional;

/**
 * An Oswestry Disability Index of the patient.
 *
 * @param joint the side it speaks of; empty when it speaks of both
 */
public record OdiReading(FactRef ref, Optional<JointSide> joint, ClinicalDate date, OdiScore score) implements Fact {}
