package care.sij.console.worklist;

import care.sij.record.ResourceKey;
import care.sij.referral.ReferralState;
import org.hl7.fhir.r4.model.Task;

/**
 * A referral as it stands.
 *
 * @param version of the Task
 * @param owner the partner that placed it
 */
record AskedReferral(ResourceKey key, long version, String owner, Task task) {

    /** Where it stands; a pair of codes that is none counts as not sent. */
    ReferralState state() {
        return WorkWords.state(task).orElse(ReferralState.DRAFT);
    }

    /** Id of its Patient; empty text when it names none. */
    String patient() {
        String id = task.getFor().getReferenceElement().getIdPart();
        return id == null ? "" : id;
    }
}
