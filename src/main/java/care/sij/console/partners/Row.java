package care.sij.console.partners;

import care.sij.exchange.Traffic.Day;
import care.sij.exchange.Traffic.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A partner as the list has it.
 *
 * @param age how long the oldest message to it waits
 * @param rate what share of the last day's messages went wrong
 */
record Row(
        String id,
        String organization,
        String role,
        Badge connection,
        Standing standing,
        Optional<Duration> age,
        String rate,
        Badge keys) {

    /** Never below zero, also when another process's clock is ahead. */
    static Optional<Duration> age(Standing standing, Instant now) {
        return standing.oldest().map(oldest -> oldest.isAfter(now) ? Duration.ZERO : Duration.between(oldest, now));
    }

    /** With its numbers: a share alone would not tell one of one from a thousand of a thousand. */
    static String rate(Day day) {
        return day.all() == 0
                ? "no messages"
                : String.format(
                        Locale.ROOT, "%.1f %% (%d of %d)", 100.0 * day.wrong() / day.all(), day.wrong(), day.all());
    }
}
