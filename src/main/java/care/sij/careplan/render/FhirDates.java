package care.sij.careplan.render;

import care.sij.clinical.ClinicalDate;
import java.time.LocalDate;
import java.util.Optional;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Period;

/** Clinic days as FHIR dates, exact to the day at most: a session is a calendar day. */
final class FhirDates {

    private FhirDates() {}

    /** The day, month or year; empty when less is known. */
    static Optional<DateTimeType> of(ClinicalDate date) {
        boolean sameYear = date.from().getYear() == date.to().getYear();
        return sameYear ? Optional.of(new DateTimeType(date.toString())) : Optional.empty();
    }

    static DateTimeType of(LocalDate day) {
        return new DateTimeType(day.toString());
    }

    /** The days from {@code first} to {@code last}, both included. */
    static Period period(LocalDate first, LocalDate last) {
        return new Period().setStartElement(of(first)).setEndElement(of(last));
    }

    /** The time from one date to the other, as far as each is known; may be empty. */
    static Period period(Optional<ClinicalDate> from, Optional<ClinicalDate> to) {
        Period period = new Period();
        from.flatMap(FhirDates::of).ifPresent(period::setStartElement);
        to.flatMap(FhirDates::of).ifPresent(period::setEndElement);
        return period;
    }
}
