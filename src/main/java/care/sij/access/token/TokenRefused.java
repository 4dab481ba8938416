package care.sij.access.token;

/**
 * No token is issued. The message is for the log, and the {@code error_description} as well unless it would tell a
 * stranger what is known here; neither repeats what the client sent.
 */
class TokenRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final String UNPROVEN =
            "The assertion proves no client: its issuer is not registered, or no key that is registered or published for"
                    + " it at the moment has this kid and made the signature, or jku is not the registered URL.";

    private final TokenError error;
    private final String description;

    TokenRefused(TokenError error, String description) {
        this(error, description, description);
    }

    private TokenRefused(TokenError error, String message, String description) {
        super(message);
        this.error = error;
        this.description = description;
    }

    /** The client has not proved who it is: the answer is the same whether it, its keys or neither is known here. */
    static TokenRefused unproven(String message) {
        return new TokenRefused(TokenError.INVALID_CLIENT, message, UNPROVEN);
    }

    static TokenRefused client(String description) {
        return new TokenRefused(TokenError.INVALID_CLIENT, description);
    }

    static TokenRefused request(String description) {
        return new TokenRefused(TokenError.INVALID_REQUEST, description);
    }

    TokenError error() {
        return error;
    }

    String description() {
        return description;
    }
}
