package care.sij.fhir;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The numbers that a decimal of some precision stands for (R4 search.html section 3.1.1.4.6): {@code 5.4} is 5.35 to
 * 5.45, both ends within.
 */
public record NumberRange(BigDecimal low, BigDecimal high) {

    /** Ends of what has no bound. */
    public static final BigDecimal BOUND = BigDecimal.TEN.pow(30);

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,30}(\\.\\d{1,30})?([eE][+-]?\\d{1,2})?");

    /** A count has no precision: it stands for itself. */
    static NumberRange exactly(long value) {
        return new NumberRange(BigDecimal.valueOf(value), BigDecimal.valueOf(value));
    }

    /** Half a unit of the last digit written to either side. */
    static NumberRange of(BigDecimal value) {
        BigDecimal half = value.ulp().divide(BigDecimal.valueOf(2));
        return new NumberRange(value.subtract(half), value.add(half));
    }

    /** The range of a query's number; empty if it is none. */
    public static Optional<NumberRange> parse(String text) {
        return NUMBER.matcher(text).matches() ? Optional.of(of(new BigDecimal(text))) : Optional.empty();
    }
}
