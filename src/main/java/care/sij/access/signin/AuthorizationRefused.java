package care.sij.access.signin;

/** An app gets no code. The message is its {@code error_description}: it repeats nothing of what was sent. */
final class AuthorizationRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final AuthorizationError error;

    AuthorizationRefused(AuthorizationError error, String description) {
        super(description);
        this.error = error;
    }

    AuthorizationError error() {
        return error;
    }
}
