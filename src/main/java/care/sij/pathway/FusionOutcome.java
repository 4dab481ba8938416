package care.sij.pathway;

import care.sij.clinical.ClinicalDate;
import care.sij.clinical.FactRef;
import java.util.List;

/**
 * The composite outcome of one fusion at its six-month visit (INSITE, clinical.md 5.3).
 *
 * @param date the day of the reading it rests on, else the last day of the visit's window
 * @param parts pain, serious device-related events, neurological state, re-intervention
 */
public record FusionOutcome(FactRef fusion, ClinicalDate date, OutcomeResult result, List<CriterionResult> parts) {}
