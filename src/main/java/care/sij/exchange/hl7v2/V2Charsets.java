package care.sij.exchange.hl7v2;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Character sets by their names in table 0211, and by those that senders use instead. */
final class V2Charsets {

    private V2Charsets() {}

    static Optional<Charset> of(String name) {
        return switch (name) {
            case "UNICODE UTF-8", "UTF-8", "UTF8" -> Optional.of(StandardCharsets.UTF_8);
            case "ASCII", "US-ASCII" -> Optional.of(StandardCharsets.US_ASCII);
            case "CP1252", "WINDOWS-1252", "windows-1252" -> Optional.of(Charset.forName("windows-1252"));
            default -> latin(name);
        };
    }

    private static Optional<Charset> latin(String name) {
        if (!name.matches("(8859/|ISO-8859-|ISO8859-)([1-9]|15)")) {
            return Optional.empty();
        }
        String part = name.substring(name.lastIndexOf(name.contains("/") ? '/' : '-') + 1);
        return Optional.of(Charset.forName("ISO-8859-" + part));
    }
}
