package care.sij.console.messages;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.record.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a message is written for people to read and to edit. */
class ExcerptTest {

    @ParameterizedTest
    @ValueSource(strings = {"7", "7.0", "7.00", "0.10", "12345678901234567890.123456789", "1E+2"})
    void keepsTheDigitsOfNumbers(String number) {
        assertThat(Excerpt.indented(Bytes.utf8("{\"value\":" + number + "}")))
                .isEqualTo("{\n  \"value\" : " + number + "\n}");
    }

    @Test
    void leavesWhatIsNoJson() {
        assertThat(Excerpt.indented(Bytes.utf8("MSH|^~\\&"))).isEqualTo("MSH|^~\\&");
        assertThat(Excerpt.indented(Bytes.EMPTY)).isEmpty();
    }
}
