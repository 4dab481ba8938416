package care.sij.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.record.IndexTerms.Canonical;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalUnitsTest {

    private static Optional<Canonical> inBaseUnit(String number, String code) {
        return CanonicalUnits.of(
                CanonicalUnits.UCUM, code, new NumberRange(new BigDecimal(number), new BigDecimal(number)));
    }

    @ParameterizedTest
    @CsvSource({"500, mg, 0.5, g", "9, g/dL, 90, g/L", "42, %, 0.42, 1", "3, 10*6/uL, 3000, 10*3/uL", "3, {score}, 3, 1"
    })
    void convertsWhatAFactorConverts(String number, String code, String other, String otherCode) {
        Canonical one = inBaseUnit(number, code).orElseThrow();
        Canonical same = inBaseUnit(other, otherCode).orElseThrow();
        assertThat(one.unit()).isEqualTo(same.unit());
        assertThat(one.low()).isEqualByComparingTo(same.low());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[IU]", "m[IU]/L", "[iU]/mL", "/[HPF]", "[pH]", "Cel", "nonsense"})
    void convertsNothingElse(String code) {
        assertThat(inBaseUnit("1", code)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mm[Hg]", "[in_i]", "[lb_av]"})
    void convertsCustomaryUnits(String code) {
        assertThat(inBaseUnit("1", code)).isPresent();
    }
}
