package care.sij.console.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import care.sij.console.frame.IllegalFilter;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowsTest {

    private static final List<Integer> ALL =
            IntStream.rangeClosed(1, 2 * Rows.PAGE + 7).boxed().toList();

    @ParameterizedTest
    @CsvSource({
        "1, 50, rows 1 to 50 of 107, '', &others=2#others",
        "2, 50, rows 51 to 100 of 107, &others=1#others, &others=3#others",
        "3, 7, rows 101 to 107 of 107, &others=2#others, ''"
    })
    void showsAPage(int page, int shown, String words, String previous, String next) {
        Rows<Integer> rows = Rows.of(ALL, "others", Optional.of(page));

        assertThat(rows.shown()).hasSize(shown);
        assertThat(rows.words()).isEqualTo(words);
        assertThat(rows.previous().orElse("")).isEqualTo(previous);
        assertThat(rows.next().orElse("")).isEqualTo(next);
    }

    @Test
    void saysNothingOfPagesWhereThereIsOne() {
        Rows<Integer> rows = Rows.of(ALL.subList(0, Rows.PAGE), "others", Optional.empty());

        assertThat(rows.shown()).hasSize(Rows.PAGE);
        assertThat(rows.words()).isEmpty();
        assertThat(rows.next()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 4, Integer.MAX_VALUE})
    void knowsNoOtherPage(int page) {
        assertThatExceptionOfType(IllegalFilter.class).isThrownBy(() -> Rows.of(ALL, "others", Optional.of(page)));
    }
}
