package care.sij.clinical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** clinical.md 2.2. */
class ReliefTest {

    /** The table of clinical.md 2.2, row by row. */
    @ParameterizedTest
    @CsvSource(textBlock = """
                    # threshold, pre, highest post that still passes
                    50,  4, 2
                    50,  5, 2
                    50,  6, 3
                    50,  7, 3
                    50,  8, 4
                    50,  9, 4
                    50, 10, 5
                    70,  4, 1
                    70,  5, 1
                    70,  6, 1
                    70,  7, 2
                    70,  8, 2
                    70,  9, 2
                    70, 10, 3
                    75,  4, 1
                    75,  5, 1
                    75,  6, 1
                    75,  7, 1
                    75,  8, 2
                    75,  9, 2
                    75, 10, 2
                    80,  4, 0
                    80,  5, 1
                    80,  6, 1
                    80,  7, 1
                    80,  8, 1
                    80,  9, 1
                    80, 10, 2
                    """)
    void passesUpToTheHighestPostOfTheTable(int threshold, int pre, int highest) {
        for (int post = 0; post <= 10; post++) {
            assertThat(new Relief(new PainScore(pre), new PainScore(post)).reaches(threshold))
                    .as("%d to %d at %d %%", pre, post, threshold)
                    .isEqualTo(post <= highest);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "8, 2, 75.0",
        "8, 1, 87.5",
        "8, 3, 62.5",
        "8, 6, 25.0",
        "8, 7, 12.5",
        "7, 2, 71.4",
        "7, 1, 85.7",
        "7, 4, 42.9",
        "7, 3, 57.1",
        "7, 5, 28.6",
        "7, 7, 0.0",
        "7, 6, 14.3",
        "8, 5, 37.5",
        "4, 6, -50.0"
    })
    void showsPercentRoundedHalfUpToOneDecimal(int pre, int post, String shown) {
        assertThat(new Relief(new PainScore(pre), new PainScore(post)).displayPercent())
                .hasToString(shown);
    }

    @Test
    void isUndefinedWithoutPainBefore() {
        PainScore none = new PainScore(0);
        assertThat(Relief.between(none, none)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new Relief(none, none));
    }

    @Test
    void tellsMoreThanFromAtLeast() {
        Relief eighty = Relief.between(new PainScore(10), new PainScore(2)).orElseThrow();
        assertThat(eighty.reaches(80)).isTrue();
        assertThat(eighty.exceeds(80)).isFalse();
        assertThat(eighty.exceeds(79)).isTrue();
        assertThat(eighty).hasToString("10 to 2 = 80.0 %");
    }
}
