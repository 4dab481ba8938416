package care.sij.population;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;

/**
 * Numbers and quantities: {@code eq}, {@code ne} and {@code ap} take the digits that are written for the precision, all
 * else compares the number itself (R4 search.html section 3.1.1.4.6).
 */
final class Numbers {

    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final BigDecimal TENTH = new BigDecimal("0.1");
    private static final String UCUM = "http://unitsofmeasure.org";

    /** Units that Synthea uses, in those that the tables of UCUM reduce them to. */
    private static final Map<String, Scaled> SCALED = Map.of(
            "cm", new Scaled("m", "0.01"),
            "m", new Scaled("m", "1"),
            "mm", new Scaled("m", "0.001"),
            "kg", new Scaled("g", "1000"),
            "g", new Scaled("g", "1"),
            "mg", new Scaled("g", "0.001"),
            "mg/dL", new Scaled("g/L", "0.01"),
            "g/dL", new Scaled("g/L", "10"),
            "g/L", new Scaled("g/L", "1"));

    private record Scaled(String unit, BigDecimal factor) {

        Scaled(String unit, String factor) {
            this(unit, new BigDecimal(factor));
        }
    }

    private Numbers() {}

    static boolean hold(Base element, String asked) {
        Prefixed prefixed = Prefixed.of(asked);
        return spans(element).anyMatch(target -> holds(prefixed, target, BigDecimal.ONE));
    }

    /** {@code number|system|code} of a Quantity; the code may be the unit as it is printed, when no system is given. */
    static boolean holdQuantity(Base element, String asked) {
        List<String> parts =
                Written.split(asked, '|').stream().map(Written::plain).toList();
        Prefixed prefixed = Prefixed.of(parts.get(0));
        if (!(element instanceof Quantity quantity) || !quantity.hasValue()) {
            return false;
        }
        if (parts.size() < 3) {
            return holds(prefixed, Span.point(quantity.getValue()), BigDecimal.ONE);
        }
        String system = parts.get(1);
        String code = parts.get(2);
        if (system.isEmpty()) {
            return (code.equals(quantity.getCode()) || code.equals(quantity.getUnit()))
                    && holds(prefixed, Span.point(quantity.getValue()), BigDecimal.ONE);
        }
        return system.equals(quantity.getSystem())
                && factor(system, code, quantity.getCode())
                        .filter(factor -> holds(prefixed, Span.point(quantity.getValue()), factor))
                        .isPresent();
    }

    /** What the quantity's number is multiplied with to be one of the unit that is asked for. */
    private static Optional<BigDecimal> factor(String system, String asked, String stored) {
        if (asked.equals(stored)) {
            return Optional.of(BigDecimal.ONE);
        }
        Scaled one = SCALED.get(asked);
        Scaled other = SCALED.get(String.valueOf(stored));
        return system.equals(UCUM) && one != null && other != null && one.unit.equals(other.unit)
                ? Optional.of(other.factor.divide(one.factor))
                : Optional.empty();
    }

    /** The same quantity in another unit, where there is one. */
    static Optional<String> inAnotherUnit(Quantity quantity) {
        Scaled scaled = SCALED.get(String.valueOf(quantity.getCode()));
        return UCUM.equals(quantity.getSystem()) && scaled != null
                ? SCALED.entrySet().stream()
                        .filter(other -> other.getValue().unit.equals(scaled.unit))
                        .filter(other -> !other.getKey().equals(quantity.getCode()))
                        .findFirst()
                        .map(other -> quantity.getValue()
                                        .multiply(scaled.factor)
                                        .divide(other.getValue().factor)
                                        .toPlainString()
                                + "|" + UCUM + "|" + other.getKey())
                : Optional.empty();
    }

    private static Stream<Span> spans(Base element) {
        if (element instanceof Range range && range.hasLow() && range.hasHigh()) {
            return Stream.of(new Span(range.getLow().getValue(), range.getHigh().getValue()));
        }
        if (element instanceof DecimalType decimal) {
            return Stream.of(Span.point(decimal.getValue()));
        }
        return element instanceof IntegerType integer
                ? Stream.of(Span.point(BigDecimal.valueOf(integer.getValue())))
                : Stream.empty();
    }

    private static boolean holds(Prefixed prefixed, Span stored, BigDecimal factor) {
        BigDecimal number = new BigDecimal(prefixed.value());
        BigDecimal tenth = number.abs().multiply(TENTH);
        Span target = prefixed.prefix().equals("ap")
                ? new Span(rounded(stored.low()).low(), rounded(stored.high()).high())
                : stored;
        return rounded(number)
                .holds(
                        prefixed.prefix(),
                        new Span(target.low().multiply(factor), target.high().multiply(factor)),
                        rounded -> Span.point(number),
                        rounded -> new Span(
                                rounded.low().subtract(tenth), rounded.high().add(tenth)));
    }

    private static Span rounded(BigDecimal number) {
        BigDecimal half = HALF.scaleByPowerOfTen(-number.scale());
        return new Span(number.subtract(half), number.add(half));
    }
}
