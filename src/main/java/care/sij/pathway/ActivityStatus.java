package care.sij.pathway;

import care.sij.clinical.Coded;
import java.util.Optional;

/** The status of an activity, in the codes of FHIR R4 care-plan-activity-status. */
public enum ActivityStatus implements Coded {
    NOT_STARTED("not-started"),
    SCHEDULED("scheduled"),
    IN_PROGRESS("in-progress"),
    COMPLETED("completed"),
    CANCELLED("cancelled");

    private final String code;

    ActivityStatus(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    /** Returns the constant with this wire code; empty when no constant has it. */
    public static Optional<ActivityStatus> of(String code) {
        return Coded.find(values(), code);
    }
}
