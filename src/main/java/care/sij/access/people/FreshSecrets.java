package care.sij.access.people;

import care.sij.access.PeopleRegister.Secrets;
import care.sij.record.Bytes;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

/** New secrets of an account: 120 random bits for the password, 160 for the one-time codes (RFC 4226, 4). */
final class FreshSecrets {

    private static final int PASSWORD_BYTES = 15;
    private static final int TOTP_BYTES = 20;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String password;
    private final byte[] totp;

    private FreshSecrets(String password, byte[] totp) {
        this.password = password;
        this.totp = totp;
    }

    static FreshSecrets make() {
        return new FreshSecrets(Base32.encode(random(PASSWORD_BYTES)), random(TOTP_BYTES));
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    Proof proof() {
        return new Proof(Passwords.hash(password), Bytes.of(totp));
    }

    /** As the person is told them, once. */
    Secrets secrets(String login) {
        String label = URLEncoder.encode("SIJ Pathways:" + login, StandardCharsets.UTF_8)
                .replace("+", "%20");
        return new Secrets(
                password, "otpauth://totp/" + label + "?secret=" + Base32.encode(totp) + "&issuer=SIJ%20Pathways");
    }
}
