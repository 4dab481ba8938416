package care.sij.fhir;

import care.sij.record.IndexTerms.Canonical;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.fhir.ucum.Decimal;
import org.fhir.ucum.DefinedUnit;
import org.fhir.ucum.Pair;
import org.fhir.ucum.UcumEssenceService;
import org.fhir.ucum.UcumException;
import org.fhir.ucum.UcumService;

/** Quantities in UCUM's base units, so that what is convertible compares (R4 search.html#quantity). */
final class CanonicalUnits {

    static final String UCUM = "http://unitsofmeasure.org";

    /** Codes come from whoever writes or asks, so that not all of them can be remembered. */
    private static final int REMEMBERED = 2000;

    private static final int LONGEST_CODE = 64;
    private static final int LONGEST_PREFIX = 2;

    /** The library multiplies as often as an exponent says: no unit in use has one of three digits. */
    private static final Pattern HUGE_EXPONENT = Pattern.compile("[A-Za-z*^\\])}'\"%_][+-]?\\d{3,}");

    /** Most digits of a factor, zeros included; the largest of UCUM's prefixes and constants has 40. */
    private static final int MOST_DIGITS = 100;

    private static final Pattern BRACKETED = Pattern.compile("\\[[^\\]]*\\]");

    private static final Map<String, Optional<Scale>> SCALES = new ConcurrentHashMap<>();

    private CanonicalUnits() {}

    /** How a unit becomes the base unit: by a factor. */
    private record Scale(String unit, BigDecimal factor) {

        Canonical of(NumberRange range) {
            return new Canonical(
                    unit, range.low().multiply(factor), range.high().multiply(factor));
        }
    }

    /** Read when the first quantity is met. */
    private static final class Loaded {

        private static final UcumService SERVICE = load();

        /** Logarithms and the like, which no factor converts. */
        private static final List<String> SPECIAL = SERVICE.getModel().getDefinedUnits().stream()
                .filter(DefinedUnit::isSpecial)
                .map(DefinedUnit::getCode)
                .toList();

        private static UcumService load() {
            try (InputStream essence = UcumEssenceService.class.getResourceAsStream("/ucum-essence.xml")) {
                return new UcumEssenceService(essence);
            } catch (IOException | UcumException broken) {
                throw new IllegalStateException("the UCUM library has no readable definitions", broken);
            }
        }
    }

    /** The range in the base unit; none for another system, an unknown code and units that no factor converts. */
    static Optional<Canonical> of(String system, String code, NumberRange range) {
        return system.equals(UCUM) && !code.isEmpty() && code.length() <= LONGEST_CODE
                ? scale(code).map(scale -> scale.of(range))
                : Optional.empty();
    }

    private static Optional<Scale> scale(String code) {
        Optional<Scale> known = SCALES.get(code);
        if (known != null) {
            return known;
        }
        Optional<Scale> computed = compute(code);
        if (SCALES.size() < REMEMBERED) {
            SCALES.put(code, computed);
        }
        return computed;
    }

    private static Optional<Scale> compute(String code) {
        if (HUGE_EXPONENT.matcher(code).find()
                || Loaded.SPECIAL.stream().anyMatch(special -> isWithPrefix(code, special))) {
            return Optional.empty();
        }
        try {
            Pair one = Loaded.SERVICE.getCanonicalForm(new Pair(new Decimal("1"), code));
            BigDecimal factor = new BigDecimal(one.getValue().asDecimal());
            return hasArbitrary(code) || isHuge(factor)
                    ? Optional.empty()
                    : Optional.of(new Scale(one.getCode(), factor));
        } catch (UcumException | RuntimeException unknown) {
            return Optional.empty();
        }
    }

    private static boolean isHuge(BigDecimal factor) {
        return factor.precision() + Math.abs(factor.scale()) > MOST_DIGITS;
    }

    private static boolean isWithPrefix(String code, String unit) {
        return code.endsWith(unit) && code.length() - unit.length() <= LONGEST_PREFIX;
    }

    /** Units like {@code [IU]} are commensurable with nothing; the library takes them for the number one. */
    private static boolean hasArbitrary(String code) {
        return BRACKETED.matcher(code).results().anyMatch(atom -> isNumberOne(atom.group()));
    }

    private static boolean isNumberOne(String atom) {
        try {
            Pair one = Loaded.SERVICE.getCanonicalForm(new Pair(new Decimal("1"), atom));
            return one.getCode().isEmpty() && new BigDecimal(one.getValue().asDecimal()).compareTo(BigDecimal.ONE) == 0;
        } catch (UcumException | RuntimeException noUnit) {
            return false;
        }
    }
}
