package care.sij.pathway;

import care.sij.clinical.Answer;
import care.sij.clinical.Coded;
import java.util.Optional;

/** How a block is read, in the codes of v3 ObservationInterpretation. */
public enum Interpretation implements Coded {
    POSITIVE("POS"),
    NEGATIVE("NEG"),
    INDETERMINATE("IND");

    private final String code;

    Interpretation(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    static Interpretation of(Answer positive) {
        return switch (positive) {
            case YES -> POSITIVE;
            case NO -> NEGATIVE;
            case UNKNOWN -> INDETERMINATE;
        };
    }

    /** Returns the constant with this wire code; empty when no constant has it. */
    public static Optional<Interpretation> of(String code) {
        return Coded.find(values(), code);
    }
}
