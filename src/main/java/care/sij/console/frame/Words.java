package care.sij.console.frame;

import care.sij.fhir.ClinicSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** How pages write instants and spans: in the clinic's zone, the same for everybody. */
@Component
public class Words {

    private static final DateTimeFormatter DATE_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss z", Locale.ROOT);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ISO_LOCAL_DATE;

    private final ClinicSettings clinic;

    /** The words of this clinic. */
    public Words(ClinicSettings clinic) {
        this.clinic = clinic;
    }

    /** Date and time in the clinic's zone, to the second, with the zone. */
    public String dateTime(Instant instant) {
        return DATE_TIME.format(instant.atZone(clinic.zone()));
    }

    /** The calendar day in the clinic's zone. */
    public String date(Instant instant) {
        return DATE.format(instant.atZone(clinic.zone()));
    }

    /** The day. */
    public String date(LocalDate day) {
        return DATE.format(day);
    }

    /** The largest unit that it has one of, e.g. {@code 3 min}; less than a second is {@code 0 s}. */
    public String span(Duration span) {
        if (span.toDays() > 0) {
            return span.toDays() + " d";
        }
        if (span.toHours() > 0) {
            return span.toHours() + " h";
        }
        return span.toMinutes() > 0 ? span.toMinutes() + " min" : span.toSeconds() + " s";
    }
}
