package care.sij.api.rest;

import care.sij.fhir.QueryRefused;
import java.time.Duration;

/** Leaves a request with a refusal; the message is safe to return and says what to do. */
public final class RequestRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Unless the one that refuses knows better. */
    private static final Duration SHORTLY = Duration.ofSeconds(2);

    private final Refusal refusal;
    private final Duration wait;

    public RequestRefused(Refusal refusal, String message) {
        this(refusal, message, SHORTLY);
    }

    private RequestRefused(Refusal refusal, String message, Duration wait) {
        super(message, null, false, false);
        this.refusal = refusal;
        this.wait = wait;
    }

    /** What may be asked again after this time. */
    static RequestRefused notFor(Duration wait, String message) {
        return new RequestRefused(Refusal.NOT_NOW, message, wait);
    }

    /** What the client may ask for once it asks for less, at the earliest after this time. */
    public static RequestRefused tooMany(Duration wait, String message) {
        return new RequestRefused(Refusal.TOO_MANY, message, wait);
    }

    /** A search parameter that could not be compiled. */
    public static RequestRefused of(QueryRefused refused) {
        return new RequestRefused(
                switch (refused.kind()) {
                    case UNKNOWN -> Refusal.UNKNOWN_PARAMETER;
                    case UNSUPPORTED -> Refusal.UNSUPPORTED_PARAMETER;
                    case INVALID -> Refusal.INVALID_VALUE;
                },
                refused.text());
    }

    Refusal refusal() {
        return refusal;
    }

    /** Whole seconds, as {@code Retry-After} has them. */
    long secondsToWait() {
        return wait.plusMillis(999).toSeconds();
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
