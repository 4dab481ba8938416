package care.sij.fhir.facts;

import care.sij.clinical.ClinicalDate;
import care.sij.clinical.FactRef;
import care.sij.pathway.ReferralState;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

/**
 * What a referral's Task says about the referral.
 *
 * @param referrals the ServiceRequests it may mean: its focus, and those with its placer's identifier
 * @param accepted when the clinic accepted, if the Task tells
 * @param since when the state was reached
 */
record ReferralTask(
        FactRef ref, Set<Target> referrals, ReferralState state, Optional<ClinicalDate> accepted, ClinicalDate since) {

    static final Comparator<ReferralTask> BY_AGE =
            Comparator.comparing(ReferralTask::since).thenComparing(ReferralTask::ref);
}
