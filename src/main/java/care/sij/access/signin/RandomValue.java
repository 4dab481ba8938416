package care.sij.access.signin;

import care.sij.record.Bytes;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/** A value of 256 random bits that whoever holds it is known by; only its hash is kept. */
record RandomValue(String text) {

    private static final int BYTES = 32;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final SecureRandom RANDOM = new SecureRandom();

    static RandomValue fresh() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new RandomValue(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }

    byte[] hash() {
        return Bytes.utf8(text).sha256().toArray();
    }

    @Override
    public String toString() {
        return "RandomValue[]";
    }
}
