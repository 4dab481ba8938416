package care.sij.clinical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingOffsetTest {

    @ParameterizedTest
    @CsvSource({
        "0, min, 0, 0 min",
        "30, min, 30, 30 min",
        "60, min, 60, 60 min",
        "1, h, 60, 60 min",
        "0.5, h, 30, 30 min",
        "2, h, 120, 2 h",
        "90, min, 90, 90 min",
        "1, d, 1440, 1 d",
        "6, wk, 60480, 6 wk",
        "14, d, 20160, 2 wk"
    })
    void readsUcumDurationsInMinutes(String value, String unit, long minutes, String shown) {
        ReadingOffset offset = ReadingOffset.of(new BigDecimal(value), unit).orElseThrow();
        assertThat(offset.minutes()).isEqualTo(minutes);
        assertThat(offset).hasToString(shown);
    }

    @ParameterizedTest
    @CsvSource({"-1, min", "1, mo", "0.5, min", "1e30, wk"})
    void isEmptyForWhatIsNoWholeMinuteOfAKnownUnit(String value, String unit) {
        assertThat(ReadingOffset.of(new BigDecimal(value), unit)).isEmpty();
    }

    @Test
    void isOrderedAndCountsWholeDays() {
        assertThat(ReadingOffset.minutes(60)).isGreaterThan(ReadingOffset.minutes(30));
        assertThat(ReadingOffset.weeks(12).wholeDays()).isEqualTo(84);
        assertThat(ReadingOffset.minutes(1439).wholeDays()).isZero();
        assertThat(ReadingOffset.BEFORE.isBefore()).isTrue();
        assertThat(ReadingOffset.minutes(1).isBefore()).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> ReadingOffset.minutes(-1));
    }
}
