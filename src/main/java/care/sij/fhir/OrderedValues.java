package care.sij.fhir;

import care.sij.record.SearchCriterion;
import care.sij.record.SearchCriterion.DateRange;
import care.sij.record.SearchPrefix;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values that are compared by order: an optional prefix, then a date, a number or a quantity. */
final class OrderedValues {

    private static final Pattern PREFIXED = Pattern.compile("(eq|ne|gt|lt|ge|le|sa|eb|ap)?(.*)", Pattern.DOTALL);
    private static final BigDecimal TENTH = new BigDecimal("0.1");

    private final Clock clock;

    OrderedValues(Clock clock) {
        this.clock = clock;
    }

    private record Prefixed(SearchPrefix prefix, String value) {

        static Prefixed of(String text) {
            Matcher matcher = PREFIXED.matcher(text);
            if (!matcher.matches()) {
                throw new IllegalStateException("the pattern matches everything");
            }
            SearchPrefix prefix = Optional.ofNullable(matcher.group(1))
                    .map(name -> SearchPrefix.valueOf(name.toUpperCase(Locale.ROOT)))
                    .orElse(SearchPrefix.EQ);
            return new Prefixed(prefix, text.substring(matcher.start(2)));
        }
    }

    List<DateRange> dates(AskedParameter asked) {
        return asked.values().stream().map(value -> date(asked, value)).toList();
    }

    private DateRange date(AskedParameter asked, String value) {
        Prefixed prefixed = Prefixed.of(value);
        // A plus sign before a zone is a blank once decoded.
        TimeSpan span = TimeSpan.parse(prefixed.value.replace(' ', '+'))
                .orElseThrow(() -> asked.invalid("a date such as `2026-03`, `ge2026-03-01` or `2026-03-01T10:00:00Z`"));
        Duration slack = prefixed.prefix == SearchPrefix.AP ? tenthOfDistance(span.low()) : Duration.ZERO;
        return new DateRange(
                prefixed.prefix, span.low().minus(slack), span.high().plus(slack));
    }

    /** R4 recommends a tenth of the gap between now and the date. */
    private Duration tenthOfDistance(Instant instant) {
        return Duration.between(instant, clock.instant()).abs().dividedBy(10);
    }

    List<SearchCriterion.NumberRange> numbers(AskedParameter asked) {
        return asked.values().stream()
                .map(value -> range(asked, value, Optional.empty(), Optional.empty()))
                .toList();
    }

    /** {@code number}, {@code number|system|code} or {@code number||code}. */
    List<SearchCriterion.NumberRange> quantities(AskedParameter asked) {
        return asked.values().stream().map(value -> quantity(asked, value)).toList();
    }

    private static SearchCriterion.NumberRange quantity(AskedParameter asked, String value) {
        List<String> parts = SearchTerms.split(value, '|').stream()
                .map(SearchTerms::unescaped)
                .toList();
        return switch (parts.size()) {
            case 1 -> range(asked, value, Optional.empty(), Optional.empty());
            case 3 ->
                range(
                        asked,
                        parts.get(0),
                        Optional.of(parts.get(1)).filter(text -> !text.isEmpty()),
                        Optional.of(parts.get(2)).filter(text -> !text.isEmpty()));
            default -> throw asked.invalid("a quantity such as `5.4`, `5.4|http://unitsofmeasure.org|mL` or `5.4||mL`");
        };
    }

    private static SearchCriterion.NumberRange range(
            AskedParameter asked, String value, Optional<String> system, Optional<String> code) {
        Prefixed prefixed = Prefixed.of(value);
        NumberRange range =
                NumberRange.parse(prefixed.value).orElseThrow(() -> asked.invalid("a number such as `7` or `ge7`"));
        BigDecimal slack = prefixed.prefix == SearchPrefix.AP
                ? range.low()
                        .add(range.high())
                        .abs()
                        .divide(BigDecimal.valueOf(2))
                        .multiply(TENTH)
                : BigDecimal.ZERO;
        NumberRange asking =
                new NumberRange(range.low().subtract(slack), range.high().add(slack));
        return new SearchCriterion.NumberRange(
                prefixed.prefix,
                asking.low(),
                asking.high(),
                system,
                code,
                system.flatMap(unitSystem -> CanonicalUnits.of(unitSystem, code.orElse(""), asking)));
    }
}
