package care.sij.fhir.facts;

import care.sij.clinical.ClinicalDate;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Optional;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Type;

/** Turns FHIR dates into the clinic's calendar: instants to its zone, partial dates kept partial. */
final class ClinicTime {

    private final ZoneId zone;

    ClinicTime(ZoneId zone) {
        this.zone = zone;
    }

    /** When it was: the date, or the start of the period; unknown when it says neither. */
    ClinicalDate when(Type value) {
        return value instanceof Period period
                ? known(period.getStartElement()).orElseGet(ClinicalDate::unknown)
                : of(value);
    }

    /** The last day: the end of the period, or the date itself; empty when it is open. */
    Optional<ClinicalDate> end(Type value) {
        return value instanceof Period period ? known(period.getEndElement()) : known(value);
    }

    /** The date; unknown when there is none. */
    ClinicalDate of(Type value) {
        return known(value).orElseGet(ClinicalDate::unknown);
    }

    /** The date; empty when there is none. */
    Optional<ClinicalDate> known(Type value) {
        return value instanceof BaseDateTimeType date && date.hasValue() ? Optional.of(dated(date)) : Optional.empty();
    }

    private ClinicalDate dated(BaseDateTimeType date) {
        return switch (date.getPrecision()) {
            case YEAR -> ClinicalDate.year(Year.of(date.getYear()));
            case MONTH -> ClinicalDate.month(YearMonth.of(date.getYear(), date.getMonth() + 1));
            case DAY -> ClinicalDate.day(LocalDate.of(date.getYear(), date.getMonth() + 1, date.getDay()));
            case MINUTE, SECOND, MILLI ->
                ClinicalDate.moment(LocalDateTime.ofInstant(date.getValue().toInstant(), zone));
        };
    }
}
