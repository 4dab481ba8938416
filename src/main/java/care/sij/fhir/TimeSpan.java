package care.sij.fhir;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The instants that a date of some precision stands for, closed at {@code low} and open at {@code high}. A date without
 * time is a day of UTC unless another zone is named; {@code 2024-05} is the month.
 */
public record TimeSpan(Instant low, Instant high) {

    /** Low end of what has no beginning. */
    public static final Instant BEGINNING = Instant.parse("0001-01-01T00:00:00Z");

    /** High end of what has no end. */
    public static final Instant END = Instant.parse("9999-12-31T23:59:59.999Z");

    private static final Pattern DATE = Pattern.compile("(\\d{4})(?:-(\\d{2})(?:-(\\d{2}))?)?");
    private static final Pattern TIME =
            Pattern.compile("(\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2})(:\\d{2})?(\\.\\d{1,9})?(Z|[+-]\\d{2}:\\d{2})?");

    /** The span of a FHIR date, dateTime or instant, or of a query's date; empty if it is none. */
    public static Optional<TimeSpan> parse(String text) {
        return parse(text, ZoneOffset.UTC);
    }

    /** The same where days, and times without an offset, are those of this zone. */
    public static Optional<TimeSpan> parse(String text, ZoneId zone) {
        try {
            Matcher date = DATE.matcher(text);
            if (date.matches()) {
                return Optional.of(ofDate(date, zone));
            }
            Matcher time = TIME.matcher(text);
            return time.matches() ? Optional.of(ofTime(time, zone)) : Optional.empty();
        } catch (DateTimeException noSuchDate) {
            return Optional.empty();
        }
    }

    private static TimeSpan ofDate(Matcher date, ZoneId zone) {
        int year = Integer.parseInt(date.group(1));
        if (date.group(2) == null) {
            return days(Year.of(year).atDay(1), Year.of(year + 1).atDay(1), zone);
        }
        YearMonth month = YearMonth.of(year, Integer.parseInt(date.group(2)));
        if (date.group(3) == null) {
            return days(month.atDay(1), month.plusMonths(1).atDay(1), zone);
        }
        LocalDate day = LocalDate.of(year, month.getMonth(), Integer.parseInt(date.group(3)));
        return days(day, day.plusDays(1), zone);
    }

    private static TimeSpan days(LocalDate first, LocalDate after, ZoneId zone) {
        return new TimeSpan(
                first.atStartOfDay(zone).toInstant(), after.atStartOfDay(zone).toInstant());
    }

    private static TimeSpan ofTime(Matcher time, ZoneId zone) {
        String seconds = Optional.ofNullable(time.group(2)).orElse(":00");
        String fraction = Optional.ofNullable(time.group(3)).orElse("");
        String local = time.group(1) + seconds + fraction;
        Instant low = Optional.ofNullable(time.group(4))
                .map(offset -> OffsetDateTime.parse(local + offset).toInstant())
                .orElseGet(() -> LocalDateTime.parse(local).atZone(zone).toInstant());
        ChronoUnit unit = time.group(3) != null
                ? ChronoUnit.MILLIS
                : time.group(2) != null ? ChronoUnit.SECONDS : ChronoUnit.MINUTES;
        Instant start = low.truncatedTo(ChronoUnit.MILLIS);
        return new TimeSpan(start, start.plus(1, unit));
    }
}
