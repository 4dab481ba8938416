package care.sij.record.store;

import care.sij.record.ResourceKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Gives commits their number and instant. Before it reads the clock for the instant, a commit announces an earlier
 * reading as a shared lock; no commit can therefore appear later at or before {@link #watermark}.
 */
final class CommitClock {

    /** Number and instant of a commit. */
    record Stamp(long number, Instant instant) {}

    private record Row(long number, Optional<Instant> last) {}

    private static final int OPEN_COMMITS = 0x5349_4a31;

    private static final String BEGIN = """
            SELECT nextval('commit_number') AS number,
                   greatest((SELECT max(c.instant) FROM unnest((SELECT ?::text[])) p
                             CROSS JOIN LATERAL (SELECT instant FROM patient_clock WHERE patient = p OFFSET 0) c),
                            (SELECT max(c.instant) FROM unnest((SELECT ?::text[]), (SELECT ?::text[])) k(type, id)
                             CROSS JOIN LATERAL (SELECT instant FROM resource_current r
                                                 WHERE r.type = k.type AND r.id = k.id OFFSET 0) c)) AS last,
                   pg_advisory_xact_lock_shared(?, ?)
            """;

    private static final String OPEN = """
            SELECT objid::bigint FROM pg_locks
            WHERE locktype = 'advisory' AND objsubid = 2 AND classid = ?
              AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
            """;

    private final JdbcTemplate jdbc;
    private final Clock clock;

    CommitClock(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Later than the last instant of everything named, and not before the clock. */
    Stamp stamp(Set<String> patients, Set<ResourceKey> resources) {
        int announced = (int) clock.millis();
        Row row = jdbc.query(
                        BEGIN,
                        CommitClock::read,
                        patients.toArray(String[]::new),
                        resources.stream().map(ResourceKey::type).toArray(String[]::new),
                        resources.stream().map(ResourceKey::id).toArray(String[]::new),
                        OPEN_COMMITS,
                        announced)
                .get(0);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant instant =
                row.last.map(last -> last.plusMillis(1)).filter(now::isBefore).orElse(now);
        return new Stamp(row.number, instant);
    }

    /** No commit that is still open, or opens later, will have an instant before this one. */
    Instant watermark() {
        long now = clock.millis();
        return Instant.ofEpochMilli(jdbc.queryForList(OPEN, Long.class, OPEN_COMMITS).stream()
                .mapToLong(announced -> now - ((int) now - announced.intValue()) - 1)
                .reduce(now, Math::min));
    }

    private static Row read(ResultSet row, int number) throws SQLException {
        @Nullable OffsetDateTime last = row.getObject("last", OffsetDateTime.class);
        return new Row(row.getLong("number"), Optional.ofNullable(last).map(OffsetDateTime::toInstant));
    }
}
