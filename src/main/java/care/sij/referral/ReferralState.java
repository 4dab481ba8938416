package care.sij.referral;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * A state of the referral's Task as the only allowed pairs of {@code Task.status} and {@code Task.businessStatus} (BSeR
 * 2.0.0-ballot TaskBusinessStatus harmonised with 360X; awaiting-information after HL7 COW).
 */
public enum ReferralState {
    DRAFT("draft", ""),
    RECEIVED("received", "2.0"),
    AWAITING_INFORMATION("received", "awaiting-information"),
    ACCEPTED("accepted", "3.0"),
    DECLINED("rejected", "4.0"),
    ACTIVE("in-progress", "5.1"),
    EVENT_SCHEDULED("in-progress", "5.1.1"),
    UNATTENDED("in-progress", "5.1.2"),
    EVENT_CANCELLED("in-progress", "5.1.3"),
    EVENT_COMPLETED("in-progress", "5.1.4"),
    CANCELLATION_REQUESTED("in-progress", "5.2"),
    CANCELLED("cancelled", "6.0"),
    COMPLETED("completed", "7.0");

    private final String taskStatus;
    private final String businessStatus;

    ReferralState(String taskStatus, String businessStatus) {
        this.taskStatus = taskStatus;
        this.businessStatus = businessStatus;
    }

    /** The code of {@code Task.status}. */
    public String taskStatus() {
        return taskStatus;
    }

    /** The code of {@code Task.businessStatus}; empty for a draft, which has none. */
    public String businessStatus() {
        return businessStatus;
    }

    /** No transition leaves a terminal state. */
    public boolean terminal() {
        return this == DECLINED || this == CANCELLED || this == COMPLETED;
    }

    /** The state that a pair of codes stands for; empty when the pair is not allowed. */
    public static Optional<ReferralState> of(String taskStatus, String businessStatus) {
        return Stream.of(values())
                .filter(state -> state.taskStatus.equals(taskStatus) && state.businessStatus.equals(businessStatus))
                .findFirst();
    }
}
