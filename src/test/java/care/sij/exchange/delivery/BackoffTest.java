package care.sij.exchange.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.exchange.outbound.OwnProcess;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {

    private static final Patience USUAL = Patience.with(
            OwnProcess.partner("st-mary"), new DeliverySettings(4, Duration.ofSeconds(30), Duration.ofDays(7)));

    private final Backoff backoff = new Backoff(new Random(1));

    @ParameterizedTest
    @CsvSource({
        "1, 1000, 2000",
        "2, 2000, 4000",
        "5, 16000, 32000",
        "9, 256000, 512000",
        "10, 450000, 900000",
        "1000, 450000, 900000"
    })
    void doublesUpToAQuarterOfAnHour(int attempt, long least, long most) {
        for (int time = 0; time < 100; time++) {
            assertThat(backoff.after(attempt, Optional.empty(), USUAL).toMillis())
                    .isBetween(least, most);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 60, 60000, 60000", "9, 60, 256000, 512000"})
    void waitsNoShorterThanItIsAsked(int attempt, long seconds, long least, long most) {
        Duration asked = Duration.ofSeconds(seconds);
        assertThat(backoff.after(attempt, Optional.of(asked), USUAL).toMillis()).isBetween(least, most);
    }

    @ParameterizedTest
    @CsvSource({"1, 5000, 10000", "2, 10000, 20000", "3, 15000, 30000", "9, 15000, 30000"})
    void pausesAsWasAgreed(int attempt, long least, long most) {
        Patience agreed =
                new Patience(Duration.ofDays(1), Duration.ofSeconds(1), Duration.ofSeconds(10), Duration.ofSeconds(30));
        for (int time = 0; time < 100; time++) {
            assertThat(backoff.after(attempt, Optional.empty(), agreed).toMillis())
                    .isBetween(least, most);
        }
    }

    @Test
    void waitsUntilATurnCanHaveCome() {
        Optional<Duration> turn = Optional.of(Duration.ofSeconds(30));

        assertThat(backoff.after(1, turn, USUAL)).isEqualTo(Duration.ofSeconds(30));
    }
}
