package care.sij.record;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Where the next page begins: the place of the last row of the page before, in the order of the query.
 *
 * @param values what the query is ordered by, as texts without control characters
 */
public record PageCursor(List<String> values) {

    private static final String SEPARATOR = "\u001f";
    private static final int CHECKSUM = 8;

    /**
     * An opaque text that only fits the query it was made for.
     *
     * @param query the query without its cursor, always spelled alike
     */
    public String text(String query) {
        byte[] content = String.join(SEPARATOR, values).getBytes(StandardCharsets.UTF_8);
        byte[] checked = Arrays.copyOf(checksum(query, content), CHECKSUM + content.length);
        System.arraycopy(content, 0, checked, CHECKSUM, content.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(checked);
    }

    /** Reads {@link #text}; empty when it was made for another query or not by us. */
    public static Optional<PageCursor> parse(String text, String query) {
        byte[] checked;
        try {
            checked = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        if (checked.length < CHECKSUM) {
            return Optional.empty();
        }
        byte[] content = Arrays.copyOfRange(checked, CHECKSUM, checked.length);
        if (!Arrays.equals(checksum(query, content), Arrays.copyOf(checked, CHECKSUM))) {
            return Optional.empty();
        }
        List<String> values = List.of(new String(content, StandardCharsets.UTF_8).split(SEPARATOR, -1));
        // The checksum is no secret, and PostgreSQL takes no NUL.
        return values.stream().anyMatch(value -> value.indexOf('\0') >= 0)
                ? Optional.empty()
                : Optional.of(new PageCursor(values));
    }

    private static byte[] checksum(String query, byte[] content) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(sha256.digest(query.getBytes(StandardCharsets.UTF_8)));
            return Arrays.copyOf(sha256.digest(content), CHECKSUM);
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
