package care.sij.api.rest;

import org.jspecify.annotations.Nullable;

/** Where a failure came from without what it says: messages of drivers and parsers may quote patient data. */
final class RedactedFailure extends Exception {

    private static final long serialVersionUID = 1L;
    private static final int DEEPEST = 10;

    private RedactedFailure(Throwable original, @Nullable Throwable cause) {
        super(original.getClass().getName(), cause);
        setStackTrace(original.getStackTrace());
    }

    static RedactedFailure of(Throwable original) {
        return of(original, DEEPEST);
    }

    private static RedactedFailure of(Throwable original, int depth) {
        Throwable cause = original.getCause();
        return new RedactedFailure(original, cause == null || depth == 0 ? null : of(cause, depth - 1));
    }
}
