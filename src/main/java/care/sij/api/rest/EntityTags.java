package care.sij.api.rest;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Versions as conditions of a write (R4 http.html#concurrency). */
final class EntityTags {

    private static final Pattern TAG = Pattern.compile("(?:W/)?\"([1-9]\\d{0,17})\"");

    private EntityTags() {}

    /**
     * The instant of {@code If-Modified-Since}; empty for what is no date of HTTP, which is ignored (RFC 9110, 13.1.3).
     */
    static Optional<Instant> instant(String ifModifiedSince) {
        try {
            return ifModifiedSince.isEmpty()
                    ? Optional.empty()
                    : Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(ifModifiedSince.strip(), Instant::from));
        } catch (DateTimeParseException noDate) {
            return Optional.empty();
        }
    }

    /** The version that {@code If-Match} asks for; any version when it is empty. */
    static OptionalLong version(String ifMatch) {
        if (ifMatch.isEmpty()) {
            return OptionalLong.empty();
        }
        Matcher tag = TAG.matcher(ifMatch.strip());
        if (!tag.matches()) {
            throw new RequestRefused(
                    Refusal.INVALID_VALUE,
                    "If-Match is not one ETag as this server gives it. Send for example W/\"3\".");
        }
        return OptionalLong.of(Long.parseLong(tag.group(1)));
    }
}
