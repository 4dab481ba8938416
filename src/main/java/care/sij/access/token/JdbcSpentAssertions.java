package care.sij.access.token;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps spent assertions by the hash of their {@code jti}; each process sweeps out the expired ones once a minute. */
@Component
class JdbcSpentAssertions implements SpentAssertions {

    private static final Duration BETWEEN_SWEEPS = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final AtomicReference<Instant> nextSweep = new AtomicReference<>(Instant.MIN);

    JdbcSpentAssertions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public boolean spend(String issuer, String jti, Instant expiry) {
        sweep();
        return jdbc.sql("insert into access_spent_assertion (issuer, jti_hash, expires_at) values (?, ?, ?)"
                                + " on conflict do nothing")
                        .params(issuer, sha256(jti), expiry.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    private void sweep() {
        Instant now = clock.instant();
        Instant due = nextSweep.get();
        if (now.isAfter(due) && nextSweep.compareAndSet(due, now.plus(BETWEEN_SWEEPS))) {
            jdbc.sql("delete from access_spent_assertion where expires_at < ?")
                    .param(now.atOffset(ZoneOffset.UTC))
                    .update();
        }
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
