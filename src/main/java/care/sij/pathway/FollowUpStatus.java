package care.sij.pathway;

import care.sij.clinical.Coded;
import java.util.Optional;

/** The state of a follow-up visit; {@code failed} is a window that passed without a score. */
public enum FollowUpStatus implements Coded {
    REQUESTED("requested"),
    COMPLETED("completed"),
    FAILED("failed");

    private final String code;

    FollowUpStatus(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    /** Returns the constant with this wire code; empty when no constant has it. */
    public static Optional<FollowUpStatus> of(String code) {
        return Coded.find(values(), code);
    }
}
