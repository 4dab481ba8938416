package care.sij.console.frame;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CutTest {

    @ParameterizedTest
    @CsvSource({"abc,3,abc", "abcd,3,abc …", "'',3,''", "ab\uD83D\uDE00c,3,ab …", "ab\uD83D\uDE00c,4,ab\uD83D\uDE00 …"})
    void keepsWholeCharactersAndSaysThatItGoesOn(String text, int most, String expected) {
        assertThat(Cut.to(text, most)).isEqualTo(expected);
    }
}
