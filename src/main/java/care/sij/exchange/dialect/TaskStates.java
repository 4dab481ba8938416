package care.sij.exchange.dialect;

import care.sij.exchange.facts.BusinessStatus;
import care.sij.referral.ReferralState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/** The state that a partner's Task states, whether or not it is coded as ours are. */
final class TaskStates {

    /** Business status of HL7 COW 1.0.0-ballot by ours (exchange.md 2.7). */
    private static final Map<String, String> OF_COW = Map.of(
            "visit-scheduled", ReferralState.EVENT_SCHEDULED.businessStatus(),
            "visit-complete", ReferralState.EVENT_COMPLETED.businessStatus(),
            "preliminary-outcome", ReferralState.EVENT_COMPLETED.businessStatus());

    private static final Map<String, ReferralState> WITHOUT_BUSINESS_STATUS = Map.of(
            "received", ReferralState.RECEIVED,
            "accepted", ReferralState.ACCEPTED,
            "rejected", ReferralState.DECLINED,
            "in-progress", ReferralState.ACTIVE,
            "cancelled", ReferralState.CANCELLED,
            "completed", ReferralState.COMPLETED);

    private TaskStates() {}

    /** Empty when status and businessStatus are none of the pairs that are understood. */
    static Optional<ReferralState> of(Task task) {
        String status =
                Optional.ofNullable(task.getStatus()).map(TaskStatus::toCode).orElse("");
        String ours = status.equals("requested") ? "received" : status;
        List<String> business = BusinessStatus.all(task);
        return business.isEmpty()
                ? Optional.ofNullable(WITHOUT_BUSINESS_STATUS.get(ours))
                : business.stream()
                        .flatMap(code -> ReferralState.of(ours, OF_COW.getOrDefault(code, code)).stream())
                        .findFirst();
    }
}
