package care.sij.api.rest;

import care.sij.fhir.QueryRefused;

/** Leaves a request with a refusal; the message is safe to return and says what to do. */
final class RequestRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Refusal refusal;

    RequestRefused(Refusal refusal, String message) {
        super(message, null, false, false);
        this.refusal = refusal;
    }

    /** A search parameter that could not be compiled. */
    static RequestRefused of(QueryRefused refused) {
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

    String text() {
        return String.valueOf(getMessage());
    }
}
