package care.sij.partner;

import care.sij.clinical.Coded;
import java.util.Optional;

/** Whether what a profile says was checked against what the vendor publishes. */
public enum Trust implements Coded {
    VERIFIED("verified"),
    NOT_VERIFIED("not-verified");

    private final String code;

    Trust(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    static Optional<Trust> of(String code) {
        return Coded.find(values(), code);
    }
}
