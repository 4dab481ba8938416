package care.sij.clinical;

import java.util.Optional;

/** A finding at the wound after surgery (clinical.md 5.6). */
public enum WoundFinding implements Coded {
    CLEAN("clean"),
    ERYTHEMA("erythema"),
    DRAINAGE("drainage"),
    FEVER("fever");

    private final String code;

    WoundFinding(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    /** Returns the constant with this wire code; empty when no constant has it. */
    public static Optional<WoundFinding> of(String code) {
        return Coded.find(values(), code);
    }
}
