package care.sij.clinical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScoresTest {

    @ParameterizedTest
    @ValueSource(ints = {-1, 11})
    void rejectsAPainScoreOutsideZeroToTen(int points) {
        assertThatIllegalArgumentException().isThrownBy(() -> new PainScore(points));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.1", "100.1"})
    void rejectsAnOdiOutsideZeroToAHundredPercent(String percent) {
        assertThatIllegalArgumentException().isThrownBy(() -> new OdiScore(new BigDecimal(percent)));
    }

    @Test
    void keepsDecimalsOfAnOdiExact() {
        assertThat(new OdiScore(new BigDecimal("22.50"))).isEqualTo(new OdiScore(new BigDecimal("22.5")));
        assertThat(new OdiScore(new BigDecimal("22.50"))).hasToString("22.5");
        assertThat(OdiScore.of(100)).hasToString("100");
        assertThat(new OdiScore(new BigDecimal("0.00"))).isEqualTo(OdiScore.of(0));
        assertThat(OdiScore.of(30)).isGreaterThan(new OdiScore(new BigDecimal("29.9")));
    }

    @Test
    void ordersPainByPoints() {
        assertThat(new PainScore(7)).isGreaterThan(new PainScore(6));
    }

    @Test
    void rejectsABlankCode() {
        assertThat(new Code("http://loinc.org", "72514-3").code()).isEqualTo("72514-3");
        assertThatIllegalArgumentException().isThrownBy(() -> new Code(" ", "72514-3"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Code("http://loinc.org", ""));
    }
}
