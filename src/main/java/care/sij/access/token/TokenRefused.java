package care.sij.access.token;

/** No token is issued. The message is the {@code error_description}: it never repeats what the client sent. */
class TokenRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final TokenError error;

    TokenRefused(TokenError error, String description) {
        super(description);
        this.error = error;
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
}
