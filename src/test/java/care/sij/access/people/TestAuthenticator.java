package care.sij.access.people;

import java.time.Instant;

/** An authenticator app. */
public final class TestAuthenticator {

    private TestAuthenticator() {}

    /** The code that is shown at this instant for a secret as the app was given it. */
    public static String code(String otpauth, Instant now) {
        String secret = otpauth.replaceFirst(".*[?]secret=([A-Z2-7]+).*", "$1");
        return OneTimeCode.code(Base32.decode(secret), now.getEpochSecond() / OneTimeCode.STEP.toSeconds());
    }
}
