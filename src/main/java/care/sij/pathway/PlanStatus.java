package care.sij.pathway;

import care.sij.clinical.Coded;
import java.util.Optional;

/** The status of the episode's care plan. */
public enum PlanStatus implements Coded {
    ACTIVE("active"),
    COMPLETED("completed"),
    REVOKED("revoked");

    private final String code;

    PlanStatus(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    /** Returns the constant with this wire code; empty when no constant has it. */
    public static Optional<PlanStatus> of(String code) {
        return Coded.find(values(), code);
    }
}
