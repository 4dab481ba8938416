package care.sij.access.token;

import java.util.Locale;

/** The errors of RFC 6749, section 5.2, that the grants here can meet. */
enum TokenError {
    INVALID_REQUEST(400),
    INVALID_CLIENT(401),
    INVALID_GRANT(400),
    UNSUPPORTED_GRANT_TYPE(400),
    INVALID_SCOPE(400);

    private final int httpStatus;

    TokenError(int httpStatus) {
        this.httpStatus = httpStatus;
    }

    int httpStatus() {
        return httpStatus;
    }

    /** The value of the response's {@code error}. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
