package care.sij.access.signin;

import java.util.Locale;

/** What an app is told when it gets no code (RFC 6749, 4.1.2.1; OpenID Connect Core, 3.1.2.6). */
enum AuthorizationError {
    INVALID_REQUEST,
    UNSUPPORTED_RESPONSE_TYPE,
    INVALID_SCOPE,
    /** Nobody is signed in, and no page may be shown ({@code prompt=none}). */
    LOGIN_REQUIRED;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
