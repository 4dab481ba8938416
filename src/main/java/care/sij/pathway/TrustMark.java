package care.sij.pathway;

import care.sij.clinical.Coded;
import java.util.Optional;

/** How far a policy's figures are verified (clinical.md, trust marks). */
public enum TrustMark implements Coded {
    V1("V1"),
    V2("V2"),
    D("D"),
    NV("NV"),
    CLINIC("clinic");

    private final String code;

    TrustMark(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    /** Returns the constant with this wire code; empty when no constant has it. */
    public static Optional<TrustMark> of(String code) {
        return Coded.find(values(), code);
    }
}
