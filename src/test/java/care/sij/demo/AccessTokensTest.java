package care.sij.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AccessTokensTest {

    private final AtomicInteger requests = new AtomicInteger();
    private Instant now = Instant.parse("2024-01-01T00:00:00Z");
    private final AccessTokens tokens =
            new AccessTokens(client -> client + "-" + requests.incrementAndGet(), new MovingClock());

    @Test
    void usesATokenForTwoMinutesAndThenAsksForAnother() {
        assertThat(tokens.of("demo-clinic")).isEqualTo("demo-clinic-1");
        now = now.plus(Duration.ofSeconds(119));
        assertThat(tokens.of("demo-clinic")).isEqualTo("demo-clinic-1");
        now = now.plus(Duration.ofSeconds(1));
        assertThat(tokens.of("demo-clinic")).isEqualTo("demo-clinic-2");
    }

    @Test
    void givesEachClientItsOwn() {
        assertThat(tokens.of("demo-clinic")).isEqualTo("demo-clinic-1");
        assertThat(tokens.of("demo-hospital")).isEqualTo("demo-hospital-2");
        assertThat(tokens.of("demo-clinic")).isEqualTo("demo-clinic-1");
    }

    private final class MovingClock extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
