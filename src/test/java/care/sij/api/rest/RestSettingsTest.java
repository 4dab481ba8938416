package care.sij.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RestSettingsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T09:58:59Z, ",
        "2026-03-01T09:59:00Z, ",
        "2026-03-01T09:59:00.001Z, PT0.001S",
        "2026-03-01T10:00:00Z, PT1M",
        "2026-03-01T10:01:00Z, PT2M",
    })
    void anExportMayEndAWhileAgo(Instant end, Duration wait) {
        assertThat(new RestSettings(50, 500, Duration.ofMinutes(1)).untilExport(end, NOW))
                .isEqualTo(Optional.ofNullable(wait));
    }

    @Test
    void anExportMayNotEndInTheFuture() {
        assertThatThrownBy(() -> new RestSettings(50, 500, Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
