package care.sij.pathway;

import care.sij.clinical.ClinicalDate;
import care.sij.clinical.FactRef;
import care.sij.clinical.JointSide;
import java.util.Optional;

/**
 * A referral for one side, with the state of its Task.
 *
 * @param date when it was authored
 * @param referralId the placer's identifier, {@code system|value}
 * @param task the Task that carries the state; empty while only the request is known
 * @param accepted when the clinic accepted it
 * @param stateSince when the state was reached; the authoring date while there is no Task
 */
public record Referral(
        FactRef ref,
        JointSide side,
        ClinicalDate date,
        String referralId,
        ReferralState state,
        Optional<FactRef> task,
        Optional<ClinicalDate> accepted,
        ClinicalDate stateSince)
        implements SidedFact {}
