package care.sij.access.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OneTimeCodeTest {

    /** RFC 6238, appendix B: the ASCII string of twenty digits. */
    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    private static final int EIGHT_DIGITS = 100_000_000;

    @ParameterizedTest
    @CsvSource({
        "59, 94287082",
        "1111111109, 07081804",
        "1111111111, 14050471",
        "1234567890, 89005924",
        "2000000000, 69279037",
        "20000000000, 65353130"
    })
    void isThatOfTheSpecificationsTable(long seconds, String eightDigits) {
        long step = seconds / OneTimeCode.STEP.toSeconds();

        assertThat(OneTimeCode.truncated(SECRET, step) % EIGHT_DIGITS).isEqualTo(Integer.parseInt(eightDigits));
        assertThat(OneTimeCode.code(SECRET, step)).isEqualTo(eightDigits.substring(2));
    }

    @ParameterizedTest
    @CsvSource({"1111111109, true", "1111111079, true", "1111111139, true", "1111111049, false", "1111111169, false"})
    void holdsForAHalfMinuteBeforeAndAfter(long seconds, boolean holds) {
        assertThat(OneTimeCode.step(SECRET, "081804", Instant.ofEpochSecond(seconds))
                        .isPresent())
                .isEqualTo(holds);
    }

    @Test
    void isSixDigitsAndNothingElse() {
        Instant now = Instant.ofEpochSecond(1_111_111_109);

        for (String code : new String[] {"", "81804", "0081804", "07081804", "081804 ", "０８１８０４"}) {
            assertThat(OneTimeCode.step(SECRET, code, now)).as(code).isEmpty();
        }
    }
}
