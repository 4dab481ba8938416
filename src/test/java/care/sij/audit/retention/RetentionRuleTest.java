package care.sij.audit.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is purged and who is kept, and why. */
class RetentionRuleTest {

    private static final Instant NOW = Instant.parse("2032-03-01T00:00:00Z");

    @ParameterizedTest
    @CsvSource({
        // years, last change, last told, holds, open plans, waiting, versions, verdict
        "6, 2026-02-28T23:59:59Z, 2026-02-28T23:59:59Z, 0, 0, 0, 5, PURGED",
        "6, 2026-02-28T23:59:59Z,                     , 0, 0, 0, 5, PURGED",
        "6, 2026-03-01T00:00:00Z, 2020-01-01T00:00:00Z, 0, 0, 0, 5, CHANGED_LATELY",
        "6, 2020-01-01T00:00:00Z, 2026-03-01T00:00:00Z, 0, 0, 0, 5, TOLD_LATELY",
        "6, 2020-01-01T00:00:00Z, 2020-01-01T00:00:00Z, 1, 0, 0, 5, HELD",
        "6, 2020-01-01T00:00:00Z, 2020-01-01T00:00:00Z, 0, 1, 0, 5, OPEN",
        "6, 2020-01-01T00:00:00Z, 2020-01-01T00:00:00Z, 0, 0, 1, 5, WAITING",
        "6, 2020-01-01T00:00:00Z, 2020-01-01T00:00:00Z, 0, 0, 0, 0, NOTHING_LEFT",
        "6, 2031-01-01T00:00:00Z, 2031-01-01T00:00:00Z, 2, 1, 1, 5, HELD",
        "12, 2026-02-28T23:59:59Z, 2020-01-01T00:00:00Z, 0, 0, 0, 5, CHANGED_LATELY",
        "12, 2020-02-29T23:59:59Z, 2020-02-29T23:59:59Z, 0, 0, 0, 5, PURGED",
        "12, 2020-03-01T00:00:00Z, 2020-02-29T23:59:59Z, 0, 0, 0, 5, CHANGED_LATELY"
    })
    void keepsWhatIsHeldOpenOnItsWayOrYoung(
            int years,
            Instant changed,
            Instant told,
            long holds,
            long openPlans,
            long waiting,
            long versions,
            Verdict verdict) {
        Standing standing = new Standing(
                List.of("p-1"), Optional.of(changed), Optional.ofNullable(told), holds, openPlans, waiting, versions);

        assertThat(new RetentionRule(years).verdict(standing, NOW)).isEqualTo(verdict);
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 0, -1})
    void isNeverShorterThanSixYears(int years) {
        assertThatThrownBy(() -> new RetentionSettings(years, Optional.empty(), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sij.retention.years");
    }

    @Test
    void saysHowLongItWas() {
        assertThat(new RetentionRule(10).reason()).contains("10 years", "sij.retention.years");
    }
}
