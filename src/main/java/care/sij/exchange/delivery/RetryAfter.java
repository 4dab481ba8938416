package care.sij.exchange.delivery;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The header {@code Retry-After}, seconds or an HTTP date (RFC 9110, 10.2.3). */
final class RetryAfter {

    /**
     * Nobody is waited for longer than a day: what was meant as milliseconds, or by a wrong clock, must not stop us.
     */
    private static final Duration LONGEST = Duration.ofDays(1);

    private RetryAfter() {}

    /** How long to wait from now, at most a day; empty when it cannot be read. */
    static Optional<Duration> read(String value, Instant now) {
        String text = value.strip();
        try {
            Duration wait = text.matches("[0-9]{1,9}")
                    ? Duration.ofSeconds(Long.parseLong(text))
                    : Duration.between(now, Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text)));
            Duration positive = wait.isNegative() ? Duration.ZERO : wait;
            return Optional.of(positive.compareTo(LONGEST) < 0 ? positive : LONGEST);
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
