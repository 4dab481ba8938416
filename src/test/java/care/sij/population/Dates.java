package care.sij.population;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Timing;

/** Dates as the spans of time they are written for, in milliseconds; without offset they are UTC's. */
final class Dates {

    private static final BigDecimal EVER = new BigDecimal("1e15");
    private static final BigDecimal TENTH = new BigDecimal("0.1");

    private Dates() {}

    static Stream<Span> of(Base element) {
        if (element instanceof BaseDateTimeType date) {
            return Stream.of(written(date.getValueAsString()));
        }
        if (element instanceof Period period) {
            return Stream.of(new Span(
                    start(period).map(Span::low).orElse(EVER.negate()),
                    end(period).map(Span::high).orElse(EVER)));
        }
        return element instanceof Timing timing && timing.hasEvent()
                ? Stream.of(new Span(
                        timing.getEvent().stream()
                                .map(event -> written(event.getValueAsString()).low())
                                .min(BigDecimal::compareTo)
                                .orElseThrow(),
                        timing.getEvent().stream()
                                .map(event -> written(event.getValueAsString()).high())
                                .max(BigDecimal::compareTo)
                                .orElseThrow()))
                : Stream.empty();
    }

    private static Optional<Span> start(Period period) {
        return period.hasStart() ? Optional.of(written(period.getStartElement().getValueAsString())) : Optional.empty();
    }

    private static Optional<Span> end(Period period) {
        return period.hasEnd() ? Optional.of(written(period.getEndElement().getValueAsString())) : Optional.empty();
    }

    static Span written(String text) {
        if (text.length() == 4) {
            return months(YearMonth.of(Integer.parseInt(text), 1), 12);
        }
        if (text.length() == 7) {
            return months(YearMonth.parse(text), 1);
        }
        if (text.length() == 10) {
            return from(Instant.parse(text + "T00:00:00Z"), 86_400_000);
        }
        String zoned = text.matches(".*(Z|[+-]\\d\\d:\\d\\d)") ? text : text + "Z";
        Instant instant = OffsetDateTime.parse(zoned).toInstant();
        return from(instant, text.contains(".") ? 1 : text.matches(".*T\\d\\d:\\d\\d:\\d\\d.*") ? 1_000 : 60_000);
    }

    private static Span months(YearMonth first, int count) {
        return new Span(
                millis(first.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC)),
                millis(first.plusMonths(count).atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC)));
    }

    private static Span from(Instant start, long millis) {
        return new Span(millis(start), millis(start.plusMillis(millis)));
    }

    private static BigDecimal millis(Instant instant) {
        return BigDecimal.valueOf(instant.toEpochMilli());
    }

    /** Wider by a tenth of the time between now and the date, as search.html proposes. */
    static Span near(Span asked, Instant now) {
        BigDecimal width = millis(now).subtract(asked.low()).abs().multiply(TENTH);
        return new Span(asked.low().subtract(width), asked.high().add(width));
    }

    static boolean hold(Base element, String asked, Instant now) {
        Prefixed prefixed = Prefixed.of(asked);
        Span span = written(prefixed.value());
        return of(element)
                .anyMatch(target -> span.holds(prefixed.prefix(), target, same -> same, date -> near(date, now)));
    }
}
