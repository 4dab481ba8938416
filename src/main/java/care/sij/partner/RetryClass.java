package care.sij.partner;

import care.sij.clinical.Coded;
import java.util.Optional;

/** What is to be done after a failure (exchange.md 4.3). */
public enum RetryClass implements Coded {
    RETRY("retry"),
    /** With a new access token, once. */
    REFRESH("refresh"),
    /** Look what is there, then decide. */
    RECONCILE("reconcile"),
    FIX_THEN_RESEND("fix-then-resend"),
    NEVER("never"),
    /** It is elsewhere now. */
    REDIRECT("redirect");

    private final String code;

    RetryClass(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    static Optional<RetryClass> of(String code) {
        return Coded.find(values(), code);
    }
}
