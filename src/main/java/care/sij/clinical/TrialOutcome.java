package care.sij.clinical;

import java.util.Optional;

/** How a conservative trial ended, in the clinician's judgement. */
public enum TrialOutcome implements Coded {
    FAILED("failed"),
    PARTIAL("partial"),
    SUFFICIENT("sufficient");

    private final String code;

    TrialOutcome(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    /** Returns the constant with this wire code; empty when no constant has it. */
    public static Optional<TrialOutcome> of(String code) {
        return Coded.find(values(), code);
    }
}
