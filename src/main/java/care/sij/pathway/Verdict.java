package care.sij.pathway;

import care.sij.clinical.Answer;
import care.sij.clinical.Coded;
import java.util.Collection;
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

    static Verdict of(Answer answer) {
        return switch (answer) {
            case YES -> MET;
            case NO -> UNMET;
            case UNKNOWN -> UNKNOWN;
        };
    }

    /** Unmet before unknown before met; met when there is nothing to ask (DESIGN 5). */
    static Verdict all(Collection<Verdict> verdicts) {
        if (verdicts.contains(UNMET)) {
            return UNMET;
        }
        return verdicts.contains(UNKNOWN) ? UNKNOWN : MET;
    }

    /** For a count: met with enough that are sure, unmet when not even the unsure ones would do. */
    static Verdict count(long sure, long unsure, long minimum) {
        if (sure >= minimum) {
            return MET;
        }
        return sure + unsure < minimum ? UNMET : UNKNOWN;
    }
}
