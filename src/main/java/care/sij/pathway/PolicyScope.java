package care.sij.pathway;

import care.sij.clinical.Coded;
import java.util.Optional;

/** What a policy decides about. */
public enum PolicyScope implements Coded {
    FUSION("fusion"),
    INJECTION("injection");

    private final String code;

    PolicyScope(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    /** Returns the constant with this wire code; empty when no constant has it. */
    public static Optional<PolicyScope> of(String code) {
        return Coded.find(values(), code);
    }
}
