package care.sij.access.people;

import care.sij.record.Bytes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Attempts to sign in as somebody, existing or not: four at will, then after pauses that double from a minute to a
 * quarter of an hour. An attempt counts when it begins, so that many at once gain nothing; success forgets them.
 */
@Component
class Attempts {

    private static final int AT_WILL = 4;
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);
    private static final Duration FORGOTTEN_AFTER = Duration.ofDays(1);

    private record Row(int failures, Instant next) {}

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final Clock clock;

    Attempts(JdbcClient jdbc, TransactionOperations transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Whether an attempt may be made now; if so it is counted. By microseconds: the database rounds what is finer. */
    boolean begin(String login) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return Boolean.TRUE.equals(transactions.execute(status -> count(hash(login), now)));
    }

    void succeeded(String login) {
        jdbc.sql("delete from sign_in_attempt where login_hash = ?")
                .param(hash(login))
                .update();
    }

    /** How long to wait after so many attempts without success. */
    static Duration pause(int failures) {
        if (failures < AT_WILL) {
            return Duration.ZERO;
        }
        Duration doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(failures - AT_WILL, Byte.SIZE));
        return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    }

    private boolean count(byte[] login, Instant now) {
        OffsetDateTime at = now.atOffset(ZoneOffset.UTC);
        jdbc.sql("delete from sign_in_attempt where last_at < ?")
                .param(now.minus(FORGOTTEN_AFTER).atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("insert into sign_in_attempt (login_hash, failures, last_at, next_at) values (?, 0, ?, ?)"
                        + " on conflict do nothing")
                .params(login, at, at)
                .update();
        Optional<Row> row = jdbc.sql("select failures, next_at from sign_in_attempt where login_hash = ? for update")
                .param(login)
                .query(Attempts::row)
                .optional();
        if (row.filter(found -> !found.next().isAfter(now)).isEmpty()) {
            return false;
        }
        int failures = row.map(Row::failures).orElse(0) + 1;
        jdbc.sql("update sign_in_attempt set failures = ?, last_at = ?, next_at = ? where login_hash = ?")
                .params(failures, at, now.plus(pause(failures)).atOffset(ZoneOffset.UTC), login)
                .update();
        return true;
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getInt("failures"),
                row.getObject("next_at", OffsetDateTime.class).toInstant());
    }

    private static byte[] hash(String login) {
        return Bytes.utf8(login.toLowerCase(Locale.ROOT)).sha256().toArray();
    }
}
