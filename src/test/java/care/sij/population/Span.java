package care.sij.population;

import java.math.BigDecimal;
import java.util.function.Function;

/**
 * From a least value, which is in it, to a greatest, which is not unless both are the same: what a number or a date
 * means to R4's prefixes (search.html section 3.1.1.4.5).
 */
record Span(BigDecimal low, BigDecimal high) {

    static Span point(BigDecimal value) {
        return new Span(value, value);
    }

    Span times(BigDecimal factor) {
        return new Span(low.multiply(factor), high.multiply(factor));
    }

    boolean contains(Span other) {
        return low.compareTo(other.low) <= 0
                && (other.isPoint()
                        ? other.low.compareTo(high) < 0 || isPoint() && other.low.compareTo(high) == 0
                        : other.high.compareTo(high) <= 0);
    }

    boolean overlaps(Span other) {
        return (low.compareTo(other.high) < 0 || other.isPoint() && low.compareTo(other.high) <= 0)
                && (other.low.compareTo(high) < 0 || isPoint() && other.low.compareTo(high) <= 0);
    }

    private boolean isPoint() {
        return low.compareTo(high) == 0;
    }

    /**
     * Whether a target satisfies the prefix and this value.
     *
     * @param exact the value as the prefixes take it that know no precision
     * @param near the value as {@code ap} takes it
     */
    boolean holds(String prefix, Span target, Function<Span, Span> exact, Function<Span, Span> near) {
        Span bound = exact.apply(this);
        return switch (prefix) {
            case "eq" -> contains(target);
            case "ne" -> !contains(target);
            case "gt" -> target.high.compareTo(bound.high) > 0;
            case "lt" -> target.low.compareTo(bound.low) < 0;
            case "ge" -> target.high.compareTo(bound.high) > 0 || bound.contains(target);
            case "le" -> target.low.compareTo(bound.low) < 0 || bound.contains(target);
            case "sa" ->
                target.isPoint() && bound.isPoint()
                        ? target.low.compareTo(bound.high) > 0
                        : target.low.compareTo(bound.high) >= 0 && !target.equals(bound);
            case "eb" ->
                target.isPoint() && bound.isPoint()
                        ? target.high.compareTo(bound.low) < 0
                        : target.high.compareTo(bound.low) <= 0 && !target.equals(bound);
            case "ap" -> near.apply(this).overlaps(target);
            default -> throw new IllegalArgumentException(prefix);
        };
    }
}
