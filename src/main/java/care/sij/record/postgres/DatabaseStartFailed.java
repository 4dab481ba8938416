package care.sij.record.postgres;

/** The embedded database cannot be started; the message says what an operator can do. */
public final class DatabaseStartFailed extends RuntimeException {

    private static final long serialVersionUID = 1;

    DatabaseStartFailed(String message) {
        super(message);
    }

    DatabaseStartFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
