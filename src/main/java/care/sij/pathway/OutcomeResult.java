package care.sij.pathway;

import care.sij.clinical.Coded;
import java.util.Optional;

/** The composite outcome of a fusion (clinical.md 5.3). */
public enum OutcomeResult implements Coded {
    SUCCESS("success"),
    FAILURE("failure"),
    INDETERMINATE("indeterminate");

    private final String code;

    OutcomeResult(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    static OutcomeResult of(Verdict parts) {
        return switch (parts) {
            case MET -> SUCCESS;
            case UNMET -> FAILURE;
            case UNKNOWN, NOT_COVERED -> INDETERMINATE;
        };
    }

    /** Returns the constant with this wire code; empty when no constant has it. */
    public static Optional<OutcomeResult> of(String code) {
        return Coded.find(values(), code);
    }
}
