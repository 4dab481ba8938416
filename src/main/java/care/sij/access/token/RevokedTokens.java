package care.sij.access.token;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The access tokens that were ended before their time. Every process knows within a second; the one that was told knows
 * at once.
 */
@Component
class RevokedTokens {

    private static final Duration BETWEEN_READS = Duration.ofSeconds(1);

    private record Known(Set<String> tokens, Instant nextRead) {}

    private final JdbcClient jdbc;
    private final Clock clock;
    private final AtomicReference<Known> known = new AtomicReference<>(new Known(Set.of(), Instant.MIN));

    RevokedTokens(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Ends a token; again does nothing. Those that have expired by now are forgotten. */
    void revoke(String jti, Instant expiry) {
        jdbc.sql("delete from access_revoked_token where expires_at < ?")
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("insert into access_revoked_token (jti, expires_at) values (?, ?) on conflict do nothing")
                .params(jti, expiry.atOffset(ZoneOffset.UTC))
                .update();
        known.set(read());
    }

    boolean contains(String jti) {
        Known now = known.get();
        if (!clock.instant().isBefore(now.nextRead())) {
            now = read();
            known.set(now);
        }
        return now.tokens().contains(jti);
    }

    private Known read() {
        Instant next = clock.instant().plus(BETWEEN_READS);
        return new Known(
                jdbc.sql("select jti from access_revoked_token").query(String.class).list().stream()
                        .collect(Collectors.toUnmodifiableSet()),
                next);
    }
}
