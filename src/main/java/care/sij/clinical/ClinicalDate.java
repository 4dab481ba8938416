package care.sij.clinical;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;

/**
 * When something happened, in the clinic's zone, as exactly as it is known: a moment, a day, a month, a year, or not at
 * all. Questions about days answer yes, no or unknown.
 *
 * @param from the first moment it may have been
 * @param to the last moment it may have been, to the second
 */
public record ClinicalDate(LocalDateTime from, LocalDateTime to) implements Comparable<ClinicalDate> {

    private static final Comparator<ClinicalDate> ORDER =
            Comparator.comparing(ClinicalDate::from).thenComparing(ClinicalDate::to);
    private static final LocalTime LAST_SECOND = LocalTime.of(23, 59, 59);
    private static final ClinicalDate UNKNOWN = days(LocalDate.of(1, 1, 1), LocalDate.of(9999, 12, 31));

    /** Checks that the two moments are in order. */
    public ClinicalDate {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("a clinical date does not end before it begins");
        }
    }

    /** A known moment, kept to the second. */
    public static ClinicalDate moment(LocalDateTime at) {
        LocalDateTime second = at.truncatedTo(ChronoUnit.SECONDS);
        return new ClinicalDate(second, second);
    }

    /** A known day. */
    public static ClinicalDate day(LocalDate day) {
        return days(day, day);
    }

    /** Some day of a month. */
    public static ClinicalDate month(YearMonth month) {
        return days(month.atDay(1), month.atEndOfMonth());
    }

    /** Some day of a year. */
    public static ClinicalDate year(Year year) {
        return days(year.atDay(1), year.atMonth(12).atEndOfMonth());
    }

    /** A date of which nothing is known: every day from the year 1 to 9999, FHIR's range. */
    public static ClinicalDate unknown() {
        return UNKNOWN;
    }

    private static ClinicalDate days(LocalDate first, LocalDate last) {
        return new ClinicalDate(first.atStartOfDay(), last.atTime(LAST_SECOND));
    }

    /** The first day it may have been. */
    public LocalDate earliest() {
        return from.toLocalDate();
    }

    /** The last day it may have been. */
    public LocalDate latest() {
        return to.toLocalDate();
    }

    /** Tells whether the day is known. */
    public boolean isDay() {
        return earliest().equals(latest());
    }

    /** Tells whether anything is known at all. */
    public boolean isKnown() {
        return !equals(UNKNOWN);
    }

    /** Whether it was on {@code day} or later. */
    public Answer onOrAfter(LocalDate day) {
        if (!earliest().isBefore(day)) {
            return Answer.YES;
        }
        return latest().isBefore(day) ? Answer.NO : Answer.UNKNOWN;
    }

    /** Whether it was on {@code day} or earlier. */
    public Answer onOrBefore(LocalDate day) {
        if (!latest().isAfter(day)) {
            return Answer.YES;
        }
        return earliest().isAfter(day) ? Answer.NO : Answer.UNKNOWN;
    }

    /** Whether it was from {@code first} to {@code last}, both included. */
    public Answer within(LocalDate first, LocalDate last) {
        return onOrAfter(first).and(onOrBefore(last));
    }

    /** By the first moment it may have been, then by the last. */
    @Override
    public int compareTo(ClinicalDate other) {
        return ORDER.compare(this, other);
    }

    /** The date as known, for example {@code 2023-07-24}, {@code 2023-07}, {@code 2023} or {@code undated}. */
    @Override
    public String toString() {
        if (isDay()) {
            return earliest().toString();
        }
        if (!isKnown()) {
            return "undated";
        }
        YearMonth month = YearMonth.from(from);
        return month.equals(YearMonth.from(to))
                ? month.toString()
                : Year.from(from).toString();
    }
}
