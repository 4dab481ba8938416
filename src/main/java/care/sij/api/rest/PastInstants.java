package care.sij.api.rest;

import care.sij.fhir.OurEra;
import care.sij.record.Versions;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Instants of which all is known: an answer about one of them is the same whenever it is asked for. */
@Component
public class PastInstants {

    private final Versions versions;
    private final Clock clock;

    PastInstants(Versions versions, Clock clock) {
        this.versions = versions;
        this.clock = clock;
    }

    /**
     * The instant that a parameter gives.
     *
     * @throws RequestRefused when it is missing, has no zone, is yet to come, or something of it is being written
     */
    Instant asked(AskedParameters asked, String name) {
        Instant instant = asked.first(name)
                .flatMap(PastInstants::read)
                .filter(read -> !read.isAfter(clock.instant()))
                .orElseThrow(
                        () -> new RequestRefused(
                                Refusal.INVALID_VALUE,
                                "The parameter `" + name
                                        + "` is an instant in the past with its zone, from the year 1900 on, as 2026-03-01T10:00:00Z."));
        if (instant.isAfter(latest())) {
            throw new RequestRefused(
                    Refusal.NOT_NOW,
                    "What became known at that instant is still being written. Ask again in a second.");
        }
        return instant;
    }

    /**
     * Any instant that a parameter gives, past or to come; empty when it is not asked for.
     *
     * @throws RequestRefused when it has no zone
     */
    public static Optional<Instant> ifAsked(AskedParameters asked, String name) {
        return asked.first(name)
                .map(text -> read(text)
                        .orElseThrow(() -> new RequestRefused(
                                Refusal.INVALID_VALUE,
                                "The parameter `" + name + "` is an instant with its zone, " + OurEra.WORDS
                                        + ", as 2026-03-01T10:00:00Z.")));
    }

    /** The last of them. */
    Instant latest() {
        return versions.watermark();
    }

    private static Optional<Instant> read(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text.replace(' ', '+')))
                    .filter(read -> OurEra.holds(read.getYear()))
                    .map(OffsetDateTime::toInstant);
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }
}
