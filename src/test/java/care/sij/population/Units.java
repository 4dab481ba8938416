package care.sij.population;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Units of UCUM that Synthea's quantities have, as the tables of UCUM reduce them; what is not here has no factor. */
final class Units {

    static final String UCUM = "http://unitsofmeasure.org";

    private static final Map<String, Scaled> SCALED = new TreeMap<>();

    /** So many of a unit to which all commensurable ones are reduced. */
    record Scaled(String unit, BigDecimal factor) {

        private boolean isPowerOfTen() {
            return factor.stripTrailingZeros().unscaledValue().equals(BigDecimal.ONE.unscaledValue());
        }
    }

    static {
        scale("m", "m 1", "cm 1e-2", "mm 1e-3");
        scale("g", "kg 1e3", "g 1", "mg 1e-3", "ug 1e-6", "pg 1e-12");
        scale(
                "g/L",
                "g/L 1",
                "g/dL 10",
                "mg/dL 1e-2",
                "mg/L 1e-3",
                "ug/mL 1e-3",
                "ug/dL 1e-5",
                "ug/L 1e-6",
                "ng/mL 1e-6",
                "ng/dL 1e-8",
                "ng/dl 1e-8",
                "ng/L 1e-9",
                "pg/mL 1e-9");
        scale("/L", "/uL 1e6", "10*3/uL 1e9", "10*6/uL 1e12", "{copies}/mL 1e3", "mmol/L 6.0221367e20");
        scale("U/L", "U/L 1", "kU/L 1e3");
        scale("L", "L 1", "mL 1e-3", "fL 1e-15");
        scale("mL/min", "mL/min 1", "mL/min/{1.73_m2} 1");
        scale("/a", "/a 1", "/min 525960", "{beats}/min 525960");
        scale("pH", "pH 1");
        scale("s", "s 1", "min 60", "h 3600", "d 86400", "wk 604800", "mo 2629800", "a 31557600");
        scale("kg/m2", "kg/m2 1");
        scale("mm[Hg]", "mm[Hg] 1");
        scale(
                "1",
                "1 1",
                "% 1e-2",
                "mg/g 1e-3",
                "{score} 1",
                "{nominal} 1",
                "{#} 1",
                "{presence} 1",
                "{count} 1",
                "{T-score} 1",
                "{INR} 1",
                "{SG} 1");
    }

    private Units() {}

    private static void scale(String unit, String... codes) {
        for (String code : codes) {
            String[] parts = code.split(" ", 2);
            SCALED.put(parts[0], new Scaled(unit, new BigDecimal(parts[1])));
        }
    }

    static Optional<Scaled> of(String system, String code) {
        return UCUM.equals(system) && code != null ? Optional.ofNullable(SCALED.get(code)) : Optional.empty();
    }

    /** Another code that numbers are converted to without a rest. */
    static Optional<Map.Entry<String, Scaled>> another(String code) {
        Scaled scaled = SCALED.get(code);
        return scaled.isPowerOfTen()
                ? SCALED.entrySet().stream()
                        .filter(other -> other.getValue().unit.equals(scaled.unit))
                        .filter(other -> other.getValue().isPowerOfTen())
                        .filter(other -> !other.getKey().equals(code))
                        .findFirst()
                : Optional.empty();
    }
}
