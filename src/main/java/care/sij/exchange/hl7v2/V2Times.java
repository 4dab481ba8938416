package care.sij.exchange.hl7v2;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.InstantType;

/**
 * Times (TS, DTM, DT) as FHIR writes them, as precise as they are told; without an offset they are of the sender's
 * zone.
 */
final class V2Times {

    private static final Pattern FORM = Pattern.compile(
            "(\\d{4})(?:(\\d{2})(?:(\\d{2})(?:(\\d{2})(\\d{2})?(\\d{2})?(?:\\.(\\d{1,4}))?)?)?)?([+-]\\d{4})?");
    private static final int HOUR = 4;
    private static final int MINUTE = 5;
    private static final int SECOND = 6;
    private static final int FRACTION = 7;
    private static final int OFFSET = 8;
    private static final int MILLIS = 3;

    private final ZoneId zone;

    V2Times(ZoneId zone) {
        this.zone = zone;
    }

    /**
     * The time in a field; empty when there is none.
     *
     * @throws V2Refused when it is not written as a time
     */
    Optional<DateTimeType> time(V2Field field) {
        return time(field, field.text(1));
    }

    /**
     * The time in a component of a field.
     *
     * @throws V2Refused when it is not written as a time
     */
    Optional<DateTimeType> time(V2Field field, String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(new DateTimeType(written(field, text)));
    }

    /**
     * The day in a field.
     *
     * @throws V2Refused when it is not written as one
     */
    Optional<DateType> day(V2Field field) {
        return field.value(1).map(text -> new DateType(written(field, text).split("T", 2)[0]));
    }

    /** The instant that a time, told to the minute at least, is; after so long. */
    static InstantType instant(DateTimeType time, Duration later) {
        InstantType instant = new InstantType();
        instant.setValueAsString(OffsetDateTime.parse(time.getValueAsString())
                .plus(later)
                .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME));
        return instant;
    }

    private String written(V2Field field, String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw noTime(field);
        }
        try {
            return parts.group(HOUR) == null ? day(parts) : moment(parts);
        } catch (DateTimeException noSuchDay) {
            throw noTime(field);
        }
    }

    private static String day(Matcher parts) {
        String year = parts.group(1);
        if (parts.group(2) == null) {
            return year;
        }
        return parts.group(3) == null
                ? YearMonth.of(number(parts, 1), number(parts, 2)).toString()
                : LocalDate.of(number(parts, 1), number(parts, 2), number(parts, 3))
                        .toString();
    }

    private String moment(Matcher parts) {
        LocalDateTime local = LocalDateTime.of(
                number(parts, 1),
                number(parts, 2),
                number(parts, 3),
                number(parts, HOUR),
                number(parts, MINUTE),
                number(parts, SECOND));
        OffsetDateTime moment = parts.group(OFFSET) == null
                ? local.atZone(zone).toOffsetDateTime()
                : local.atOffset(ZoneOffset.of(parts.group(OFFSET)));
        String fraction =
                parts.group(FRACTION) == null ? "" : "." + (parts.group(FRACTION) + "00").substring(0, MILLIS);
        return moment.format(DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss"))
                + fraction
                + moment.format(DateTimeFormatter.ofPattern("xxx"));
    }

    private static int number(Matcher parts, int group) {
        return parts.group(group) == null ? 0 : Integer.parseInt(parts.group(group));
    }

    private static V2Refused noTime(V2Field field) {
        return V2Refused.content(V2Error.at(
                V2Error.Code.DATA_TYPE_ERROR,
                field.place(),
                "A time is written YYYY[MM[DD[HH[MM[SS[.S]]]]]][+/-ZZZZ]. Correct it."));
    }
}
