package care.sij.audit;

import java.util.Arrays;

/** How an event ended (R4 {@code audit-event-outcome}). */
public enum AuditOutcome {
    SUCCESS(0),
    /** Refused: the asker may mend it, or may not do it. */
    REFUSED(4),
    /** This service, or the partner it sent to, failed. */
    FAILED(8);

    private static final int FIRST_REFUSAL = 400;
    private static final int FIRST_FAULT = 500;

    private final int code;

    AuditOutcome(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    /** Of an answer of this HTTP status. */
    public static AuditOutcome ofHttp(int status) {
        if (status < FIRST_REFUSAL) {
            return SUCCESS;
        }
        return status < FIRST_FAULT ? REFUSED : FAILED;
    }

    /** The outcome of this {@link #code}. */
    public static AuditOutcome of(int code) {
        return Arrays.stream(values())
                .filter(outcome -> outcome.code == code)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no outcome of an audit row"));
    }
}
