package care.sij.access.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import care.sij.support.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;

class VerifiedTokensTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private final TestClock clock = new TestClock(NOW);
    private final Set<String> revoked = new HashSet<>();
    private final AtomicInteger verifications = new AtomicInteger();
    private final VerifiedTokens tokens =
            new VerifiedTokens(this::verify, revoked::contains, clock, Duration.ofMinutes(5));

    @Test
    void areVerifiedOnce() {
        tokens.decode("good");
        tokens.decode("good");

        assertThat(verifications).hasValue(1);
    }

    @Test
    void areVerifiedAgainWhenExpired() {
        tokens.decode("good");
        clock.advance(Duration.ofSeconds(60));

        assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> tokens.decode("good"));
    }

    @Test
    void areRefusedAsSoonAsTheyAreRevoked() {
        tokens.decode("good");
        revoked.add("jti of good");

        assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> tokens.decode("good"));
    }

    @Test
    void areNotRememberedWhenBad() {
        assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> tokens.decode("bad"));
        assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> tokens.decode("bad"));

        assertThat(verifications).hasValue(2);
    }

    private Jwt verify(String token) {
        verifications.incrementAndGet();
        if (token.equals("bad") || !clock.instant().isBefore(NOW.plusSeconds(60))) {
            throw new BadJwtException("no");
        }
        return Jwt.withTokenValue(token)
                .header("alg", "ES256")
                .subject("st-mary")
                .jti("jti of " + token)
                .expiresAt(NOW.plusSeconds(60))
                .build();
    }
}
