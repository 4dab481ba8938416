package care.sij.pathway;

import care.sij.clinical.Coded;
import java.util.Optional;

/** What a red flag warns of (clinical.md 5.6). */
public enum RedFlagKind implements Coded {
    NEUROLOGICAL("neurological"),
    INFECTION("infection"),
    THROMBOEMBOLIC("thromboembolic"),
    IMPLANT("implant"),
    FALL_FRACTURE("fall-fracture"),
    RECURRENCE("recurrence"),
    NO_SCORE("no-score");

    private final String code;

    RedFlagKind(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    /** Returns the constant with this wire code; empty when no constant has it. */
    public static Optional<RedFlagKind> of(String code) {
        return Coded.find(values(), code);
    }
}
