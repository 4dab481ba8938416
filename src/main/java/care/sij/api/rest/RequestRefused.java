package care.sij.api.rest;

/** Leaves a request with a refusal; the message is safe to return and says what to do. */
final class RequestRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Refusal refusal;

    RequestRefused(Refusal refusal, String message) {
        super(message, null, false, false);
        this.refusal = refusal;
    }

    Refusal refusal() {
        return refusal;
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
