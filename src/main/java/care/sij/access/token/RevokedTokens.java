package care.sij.access.token;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The access tokens that were ended before their time. Every process knows within a second; the one that was told knows
 * at once.
 */
@Component
class RevokedTokens {

    private static final Logger LOG = LoggerFactory.getLogger(RevokedTokens.class);
    private static final Duration BETWEEN_READS = Duration.ofSeconds(1);

    /** How long an expired one is kept, for processes whose clocks are behind. */
    private static final Duration KEPT = Duration.ofMinutes(5);

    private record Known(Set<String> tokens, Instant readAt) {

        /** Also when the clock was set back meanwhile. */
        boolean isOld(Instant now) {
            return now.isBefore(readAt) || !now.isBefore(readAt.plus(BETWEEN_READS));
        }
    }

    private final JdbcClient jdbc;
    private final Clock clock;
    private final AtomicReference<Known> known = new AtomicReference<>(new Known(Set.of(), Instant.EPOCH));
    private final AtomicBoolean reading = new AtomicBoolean();

    RevokedTokens(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Ends a token; again does nothing. Those that expired a while ago are forgotten. */
    void revoke(String jti, Instant expiry) {
        jdbc.sql("delete from access_revoked_token where expires_at < ?")
                .param(clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("insert into access_revoked_token (jti, expires_at) values (?, ?) on conflict do nothing")
                .params(jti, expiry.atOffset(ZoneOffset.UTC))
                .update();
        known.set(read());
    }

    boolean contains(String jti) {
        Known now = known.get();
        if (now.isOld(clock.instant()) && reading.compareAndSet(false, true)) {
            try {
                known.compareAndSet(now, readOr(now));
            } finally {
                reading.set(false);
            }
        }
        return known.get().tokens().contains(jti);
    }

    /** Without the database nothing else is answered either; what was known of it goes on. */
    private Known readOr(Known before) {
        try {
            return read();
        } catch (DataAccessException unreadable) {
            LOG.warn(
                    "revoked tokens could not be read: {}",
                    unreadable.getClass().getSimpleName());
            return new Known(before.tokens(), clock.instant());
        }
    }

    private Known read() {
        Instant now = clock.instant();
        return new Known(
                jdbc.sql("select jti from access_revoked_token").query(String.class).list().stream()
                        .collect(Collectors.toUnmodifiableSet()),
                now);
    }
}
