package care.sij.access.people;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Codes by time (RFC 6238 with HMAC-SHA-1, what authenticator apps use by default): six digits for each half minute.
 */
final class OneTimeCode {

    static final int DIGITS = 6;
    static final Duration STEP = Duration.ofSeconds(30);

    /** A phone's clock may be off by this many steps, and a person takes some time to type (RFC 6238, 5.2). */
    private static final int STEPS_OFF = 1;

    private static final int MODULUS = 1_000_000;

    private OneTimeCode() {}

    /** The step of which this is the code; empty when it is none's that may be used now. */
    static OptionalLong step(byte[] secret, String code, Instant now) {
        long current = now.getEpochSecond() / STEP.toSeconds();
        byte[] given = code.getBytes(StandardCharsets.UTF_8);
        return LongStream.rangeClosed(current - STEPS_OFF, current + STEPS_OFF)
                .filter(step -> MessageDigest.isEqual(code(secret, step).getBytes(StandardCharsets.UTF_8), given))
                .max();
    }

    static String code(byte[] secret, long step) {
        return String.format(Locale.ROOT, "%0" + DIGITS + "d", truncated(secret, step) % MODULUS);
    }

    /** Dynamic truncation (RFC 4226, 5.3). */
    static int truncated(byte[] secret, long step) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "RAW"));
            byte[] hash =
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            return ByteBuffer.wrap(hash).getInt(hash[hash.length - 1] & 0xf) & Integer.MAX_VALUE;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA1", e);
        }
    }
}
