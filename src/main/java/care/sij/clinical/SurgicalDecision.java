package care.sij.clinical;

import java.util.Optional;

/** What surgeon and patient decided about fusion. */
public enum SurgicalDecision implements Coded {
    PROCEED("proceed"),
    DECLINE("decline"),
    DEFER("defer"),
    CONSERVATIVE_MAINTAINED("conservative-maintained"),
    LOST("lost");

    private final String code;

    SurgicalDecision(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    /** Returns the constant with this wire code; empty when no constant has it. */
    public static Optional<SurgicalDecision> of(String code) {
        return Coded.find(values(), code);
    }
}
