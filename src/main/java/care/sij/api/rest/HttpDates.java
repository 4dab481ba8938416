package care.sij.api.rest;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Instants as HTTP writes them: in Greenwich, the day with two digits always (RFC 9110, 5.6.7, IMF-fixdate). */
public final class HttpDates {

    private static final DateTimeFormatter FIXED = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private HttpDates() {}

    /** To the second, e.g. {@code Tue, 03 Mar 2026 10:00:00 GMT}. */
    public static String of(Instant instant) {
        return FIXED.format(instant);
    }
}
