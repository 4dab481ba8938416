package care.sij.pathway;

import care.sij.clinical.Coded;
import java.util.Optional;

/** The result of a criterion or a policy. */
public enum Verdict implements Coded {
    MET("met"),
    UNMET("unmet"),
    UNKNOWN("unknown"),
    NOT_COVERED("not-covered");

    private final String code;

    Verdict(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    /** Returns the constant with this wire code; empty when no constant has it. */
    public static Optional<Verdict> of(String code) {
        return Coded.find(values(), code);
    }
}
