package care.sij.population;

import care.sij.population.Units.Scaled;
import java.math.BigDecimal;
import java.util.List;
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

    private Numbers() {}

    static boolean hold(Base element, String asked) {
        Prefixed prefixed = Prefixed.of(asked);
        return spans(element).anyMatch(target -> holds(prefixed, target, BigDecimal.ONE, BigDecimal.ONE));
    }

    /** {@code number|system|code} of a Quantity; the code may be the unit as it is printed, when no system is given. */
    static boolean holdQuantity(Base element, String asked) {
        List<String> parts =
                Written.split(asked, '|').stream().map(Written::plain).toList();
        Prefixed prefixed = Prefixed.of(parts.get(0));
        if (!(element instanceof Quantity quantity) || !quantity.hasValue()) {
            return false;
        }
        Span stored = Span.point(quantity.getValue());
        String system = parts.size() < 3 ? "" : parts.get(1);
        String code = parts.size() < 3 ? "" : parts.get(2);
        Optional<Scaled> asking = Units.of(system, code);
        Optional<Scaled> having = Units.of(quantity.getSystem(), quantity.getCode());
        if (asking.isPresent() && having.isPresent()) {
            return asking.get().unit().equals(having.get().unit())
                    && holds(
                            prefixed,
                            stored,
                            having.get().factor(),
                            asking.get().factor());
        }
        return (code.isEmpty()
                        || code.equals(quantity.getCode())
                        || system.isEmpty() && code.equals(quantity.getUnit()))
                && (system.isEmpty() || system.equals(quantity.getSystem()))
                && holds(prefixed, stored, BigDecimal.ONE, BigDecimal.ONE);
    }

    /** The same quantity in another unit, where there is one. */
    static Optional<String> inAnotherUnit(Quantity quantity) {
        return Units.of(quantity.getSystem(), quantity.getCode())
                .flatMap(scaled -> Units.another(quantity.getCode())
                        .map(other -> quantity.getValue()
                                        .multiply(scaled.factor())
                                        .divide(other.getValue().factor())
                                        .toPlainString()
                                + "|" + Units.UCUM + "|" + other.getKey()));
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

    /** Both in the unit that their factors lead to. */
    private static boolean holds(Prefixed prefixed, Span stored, BigDecimal having, BigDecimal asking) {
        BigDecimal number = new BigDecimal(prefixed.value());
        Span asked = rounded(number).times(asking);
        if (prefixed.prefix().equals("ap")) {
            Span target =
                    new Span(rounded(stored.low()).low(), rounded(stored.high()).high()).times(having);
            return isNear(asked, number.abs().multiply(TENTH).multiply(asking), target);
        }
        Span exact = Span.point(number.multiply(asking));
        return asked.holds(prefixed.prefix(), stored.times(having), rounded -> exact, rounded -> rounded);
    }

    /** R4 leaves to a server what is near; here ends that touch are, since the rounded ends are within. */
    private static boolean isNear(Span asked, BigDecimal tenth, Span target) {
        return target.low().compareTo(asked.high().add(tenth)) <= 0
                && target.high().compareTo(asked.low().subtract(tenth)) >= 0;
    }

    private static Span rounded(BigDecimal number) {
        BigDecimal half = HALF.scaleByPowerOfTen(-number.scale());
        return new Span(number.subtract(half), number.add(half));
    }
}
