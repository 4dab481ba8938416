package care.sij.console.history;

import care.sij.console.frame.IllegalFilter;
import care.sij.fhir.ClinicSettings;
import care.sij.fhir.OurEra;
import care.sij.record.Versions;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Instants that a page is asked for: with a zone of their own, or on the clinic's clock or in UTC. */
@Component
public class Instants {

    /** The zone of a date-time box that is on the clinic's clock. */
    public static final String CLINIC = "clinic";

    private static final String UTC = "utc";
    private static final int LONGEST = 40;
    private static final DateTimeFormatter BOX = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS", Locale.ROOT);

    private final Versions versions;
    private final ClinicSettings clinic;
    private final Clock clock;

    Instants(Versions versions, ClinicSettings clinic, Clock clock) {
        this.versions = versions;
        this.clinic = clinic;
        this.clock = clock;
    }

    /** The last instant of which all is known. */
    public Instant latest() {
        return versions.watermark();
    }

    /**
     * An instant of which all is known; an answer about it is the same whenever it is asked for.
     *
     * @param field that asks for it
     * @throws IllegalFilter when it is none, is yet to come, or something of it is being written
     */
    public Instant known(String field, String text, String zone) {
        Instant asked = read(field, text, zone)
                .orElseThrow(() -> new IllegalFilter("The field " + field + " is empty; it takes a date and time."));
        if (asked.isAfter(clock.instant())) {
            throw new IllegalFilter("The field " + field + " takes a date and time in the past.");
        }
        if (asked.isAfter(latest())) {
            throw new IllegalFilter("What became known at the time in the field " + field
                    + " is still being written. Ask again in a second.");
        }
        return asked;
    }

    /**
     * Any instant; none when the field is empty.
     *
     * @throws IllegalFilter when it is no date and time
     */
    public Optional<Instant> read(String field, String text, String zone) {
        if (text.isBlank()) {
            return Optional.empty();
        }
        if (text.length() > LONGEST) {
            throw notUnderstood(field);
        }
        String typed = text.strip().replace(' ', '+');
        ZoneId own = zone(zone);
        return Optional.of(withZone(typed).or(() -> without(typed, own)).orElseThrow(() -> notUnderstood(field)));
    }

    /** As a date-time box of the zone holds it. */
    public String box(Instant instant, String zone) {
        return BOX.format(instant.atZone(zone(zone)));
    }

    /** What the clinic's zone is called. */
    public String clinicZone() {
        return clinic.zone().getId();
    }

    private ZoneId zone(String name) {
        return switch (name) {
            case CLINIC -> clinic.zone();
            case UTC -> ZoneOffset.UTC;
            default -> throw new IllegalFilter("The field zone takes clinic or utc.");
        };
    }

    private static Optional<Instant> withZone(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text))
                    .filter(read -> OurEra.holds(read.getYear()))
                    .map(OffsetDateTime::toInstant);
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> without(String text, ZoneId zone) {
        try {
            LocalDateTime local = LocalDateTime.parse(text);
            return OurEra.holds(local.getYear())
                    ? Optional.of(local.atZone(zone).toInstant())
                    : Optional.empty();
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    private static IllegalFilter notUnderstood(String field) {
        return new IllegalFilter("The field " + field + " takes a date and time, as 2026-03-01T10:00:00 on the clock of"
                + " the chosen zone, or with its own as 2026-03-01T10:00:00Z.");
    }
}
