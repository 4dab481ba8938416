package care.sij.pathway;

import care.sij.clinical.ClinicalDate;
import care.sij.clinical.FactRef;
import care.sij.clinical.JointSide;
import care.sij.clinical.TrialOutcome;
import care.sij.clinical.TrialType;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A trial of conservative care over a period (clinical.md 3).
 *
 * @param joint the side it speaks of; empty when it speaks of both
 * @param date first day
 * @param end last day; empty while it goes on
 * @param sessions sessions attended
 */
public record ConservativeTrial(
        FactRef ref,
        Optional<JointSide> joint,
        ClinicalDate date,
        Optional<ClinicalDate> end,
        TrialType type,
        OptionalInt sessions,
        Attendance attendance,
        Optional<TrialOutcome> outcome)
        implements Fact {

    /** Whether the patient met the therapist in person. */
    public enum Attendance {
        IN_PERSON,
        REMOTE,
        NOT_STATED
    }
}
