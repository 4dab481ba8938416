package care.sij.access.people;

import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/** Passwords as Argon2id hashes: 19 MiB, two passes, one lane, the least of OWASP's Password Storage Cheat Sheet. */
final class Passwords {

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;
    private static final int KIBIBYTES = 19 * 1024;
    private static final int PASSES = 2;

    private static final Argon2PasswordEncoder ARGON2 =
            new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, KIBIBYTES, PASSES);

    /** Nobody's, checked where there is no account, so that the answer takes as long. */
    static final String NOBODYS =
            "$argon2id$v=19$m=19456,t=2,p=1$c2lqLW5vYm9keS1zYWx0IQ" + "$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    private Passwords() {}

    static String hash(String password) {
        return String.valueOf(ARGON2.encode(password));
    }

    static boolean matches(String password, String hash) {
        return ARGON2.matches(password, hash);
    }

    /** Whether a hash can be checked at all. */
    static boolean isHash(String text) {
        return text.matches(
                "\\$argon2id\\$v=19\\$m=\\d{4,6},t=\\d{1,2},p=\\d\\$[A-Za-z0-9+/]{22,}\\$[A-Za-z0-9+/]{43,}");
    }
}
