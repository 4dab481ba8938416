package care.sij.access.people;

import care.sij.access.Person;
import care.sij.record.Bytes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Attempts to sign in as somebody, existing or not. From one network four are at will, then after pauses that double
 * from a minute to a quarter of an hour; from all networks together there are thirty in a quarter of an hour, which one
 * stranger alone never uses up. An attempt counts when it begins, so that many at once gain nothing; success forgets
 * those of its network, and itself.
 */
@Component
class Attempts {

    private static final int AT_WILL = 4;
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);
    private static final int MOST_FROM_EVERYWHERE = 30;
    private static final Duration PERIOD = Duration.ofMinutes(15);
    private static final Duration FORGOTTEN_AFTER = Duration.ofDays(1);
    private static final String NO_LOGIN = "";

    /**
     * Attempts so far.
     *
     * @param next when the next one may be made from a network; when the period of those from everywhere ends
     */
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
    boolean begin(String login, Network network) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        sweep(now);
        return Boolean.TRUE.equals(transactions.execute(status -> count(login, network, now)));
    }

    void succeeded(String login, Network network) {
        transactions.executeWithoutResult(status -> {
            jdbc.sql("update sign_in_attempt set failures = greatest(failures - 1, 0) where login_hash = ?")
                    .param(fromEverywhere(login))
                    .update();
            jdbc.sql("delete from sign_in_attempt where login_hash = ?")
                    .param(from(network, login))
                    .update();
        });
    }

    /** How long to wait after so many attempts without success. */
    static Duration pause(int failures) {
        if (failures < AT_WILL) {
            return Duration.ZERO;
        }
        Duration doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(failures - AT_WILL, Byte.SIZE));
        return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    }

    /** The rows are always locked in this order. */
    private boolean count(String login, Network network, Instant now) {
        byte[] everywhere = fromEverywhere(login);
        Row all = locked(everywhere, now);
        boolean over = !all.next().isAfter(now);
        byte[] near = from(network, login);
        Row here = locked(near, now);
        if (here.next().isAfter(now) || (!over && all.failures() >= MOST_FROM_EVERYWHERE)) {
            return false;
        }
        write(everywhere, over ? new Row(1, now.plus(PERIOD)) : new Row(all.failures() + 1, all.next()), now);
        int failures = here.failures() + 1;
        write(near, new Row(failures, now.plus(pause(failures))), now);
        return true;
    }

    /** In a transaction of its own, so that nobody waits for rows of others. */
    private void sweep(Instant now) {
        jdbc.sql("delete from sign_in_attempt where last_at < ?")
                .param(now.minus(FORGOTTEN_AFTER).atOffset(ZoneOffset.UTC))
                .update();
    }

    private Row locked(byte[] hash, Instant now) {
        OffsetDateTime at = now.atOffset(ZoneOffset.UTC);
        return jdbc.sql("insert into sign_in_attempt (login_hash, failures, last_at, next_at) values (?, 0, ?, ?)"
                        + " on conflict (login_hash) do update set failures = sign_in_attempt.failures"
                        + " returning failures, next_at")
                .params(hash, at, at)
                .query(Attempts::row)
                .single();
    }

    private void write(byte[] hash, Row row, Instant now) {
        jdbc.sql("update sign_in_attempt set failures = ?, last_at = ?, next_at = ? where login_hash = ?")
                .params(row.failures(), now.atOffset(ZoneOffset.UTC), row.next().atOffset(ZoneOffset.UTC), hash)
                .update();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getInt("failures"),
                row.getObject("next_at", OffsetDateTime.class).toInstant());
    }

    private static byte[] fromEverywhere(String login) {
        return hash("everywhere", name(login));
    }

    private static byte[] from(Network network, String login) {
        return hash("network", network.prefix(), name(login));
    }

    /** Whatever can be nobody's login is counted as one: who types it chooses no row. */
    private static String name(String login) {
        return Person.isLogin(login) ? login : NO_LOGIN;
    }

    /** Each part with its length, so that no text of one kind of row is one of another. */
    private static byte[] hash(String... parts) {
        return Bytes.utf8(Arrays.stream(parts)
                        .map(part -> part.length() + ":" + part)
                        .collect(Collectors.joining()))
                .sha256()
                .toArray();
    }
}
