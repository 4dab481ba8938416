package care.sij.console.audit;

import care.sij.console.frame.IllegalFilter;
import care.sij.console.history.Instants;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Spans of which everything is written, rows of the audit too, which come some time after their instant. */
@Component
class SettledInstants {

    private final Instants instants;
    private final Duration after;
    private final Clock clock;

    /**
     * With this room.
     *
     * @param after how long a row of the audit may take to be written
     */
    SettledInstants(Instants instants, @Value("${sij.api.export-after:60s}") Duration after, Clock clock) {
        this.instants = instants;
        this.after = after;
        this.clock = clock;
    }

    /** The beginning; none when the field is empty. */
    Optional<Instant> start(String field, String text, String zone) {
        return instants.read(field, text, zone).map(start -> start.truncatedTo(ChronoUnit.MILLIS));
    }

    /**
     * The end; the last that may be asked for when the field is empty.
     *
     * @throws IllegalFilter when rows of that time may still be written
     */
    Instant end(String field, String text, String zone) {
        Instant last = last();
        Instant end = instants.read(field, text, zone).orElse(last).truncatedTo(ChronoUnit.MILLIS);
        if (end.isAfter(last)) {
            throw new IllegalFilter("The field " + field + " takes a date and time at least " + after.toSeconds()
                    + " s in the past: rows of the audit may be written so long after their time.");
        }
        return end;
    }

    private Instant last() {
        Instant settled = clock.instant().minus(after);
        Instant known = instants.latest();
        return (settled.isBefore(known) ? settled : known).truncatedTo(ChronoUnit.MILLIS);
    }
}
