package care.sij.access.signin;

import care.sij.record.Bytes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;

/**
 * One signing in at the identity provider. What it states of itself follows from a value that only the person's browser
 * has, by a hash for each purpose, so that nothing is kept here and no answer fits another browser (RFC 6749, 10.12;
 * RFC 9700, 4.7).
 *
 * @param browser the value of its cookie
 * @param wanted where it goes on afterwards
 */
record ProviderAttempt(RandomValue browser, ConsoleAddress wanted) {

    private static final int LONGEST_PATH = 600;
    private static final int HASH = 43;

    static ProviderAttempt begin(ConsoleAddress wanted) {
        boolean tooLong = wanted.path().length() > LONGEST_PATH;
        return new ProviderAttempt(RandomValue.fresh(), tooLong ? ConsoleAddress.of("") : wanted);
    }

    /** The attempt of this browser that the state belongs to; empty when it is of none. */
    static Optional<ProviderAttempt> of(RandomValue browser, String state) {
        return path(state)
                .map(path -> new ProviderAttempt(browser, ConsoleAddress.of(path)))
                .filter(attempt -> MessageDigest.isEqual(bytes(attempt.state()), bytes(state)));
    }

    /** What comes back as it was sent, with where it goes on. */
    String state() {
        return hash("state " + wanted.path() + " ") + encoded(bytes(wanted.path()));
    }

    /** What the identity token repeats (OpenID Connect Core 1.0, 15.5.2). */
    String nonce() {
        return hash("nonce ");
    }

    /** The code verifier of PKCE (RFC 7636, 4.1). */
    String verifier() {
        return hash("verifier ");
    }

    /** Its challenge by S256 (RFC 7636, 4.2). */
    String challenge() {
        return encoded(Bytes.utf8(verifier()).sha256().toArray());
    }

    private String hash(String purpose) {
        return encoded(Bytes.utf8(purpose + browser.text()).sha256().toArray());
    }

    private static Optional<String> path(String state) {
        try {
            return state.length() < HASH
                    ? Optional.empty()
                    : Optional.of(
                            new String(Base64.getUrlDecoder().decode(state.substring(HASH)), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
