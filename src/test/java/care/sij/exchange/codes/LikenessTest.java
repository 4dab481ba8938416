package care.sij.exchange.codes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LikenessTest {

    @ParameterizedTest
    @CsvSource({
        "INJ-SI, si-joint-injection, 100",
        "THRUST, thigh-thrust, 100",
        "ThighThrust, thigh-thrust, 100",
        "AG-1, lidocaine, 0",
        "LIDO 1, lidocaine, 50",
        "X, xylocaine, 0",
        "---, lidocaine, 0"
    })
    void countsPartsThatBeginAlike(String name, String other, int like) {
        assertThat(Likeness.of(name, other)).isEqualTo(like);
    }
}
