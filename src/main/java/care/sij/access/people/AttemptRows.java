package care.sij.access.people;

import care.sij.access.Network;
import care.sij.access.Person;
import care.sij.record.Bytes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What {@link Attempts} counts, by hashes that tell neither names nor addresses. */
@Component
class AttemptRows {

    /** Which attempts a row counts. */
    record Counted(Bytes hash) {

        private static final String NO_LOGIN = "";

        static Counted fromEverywhere(String login) {
            return of("everywhere", name(login));
        }

        static Counted fromSite(Network network, String login) {
            return of("site", network.site(), name(login));
        }

        static Counted from(Network network, String login) {
            return of("network", network.prefix(), name(login));
        }

        /** Whatever can be nobody's login is counted as one: who types it chooses no row. */
        private static String name(String login) {
            return Person.isLogin(login) ? login : NO_LOGIN;
        }

        /** Each part with its length, so that no text of one kind of row is one of another. */
        private static Counted of(String... parts) {
            return new Counted(Bytes.utf8(Arrays.stream(parts)
                            .map(part -> part.length() + ":" + part)
                            .collect(Collectors.joining()))
                    .sha256());
        }
    }

    /**
     * Attempts so far.
     *
     * @param next when the next one may be made from a network; when the period of those from a site or everywhere ends
     * @param succeeded when one from this network last did
     */
    record Row(int failures, Instant next, Optional<Instant> succeeded) {

        Row(int failures, Instant next) {
            this(failures, next, Optional.empty());
        }
    }

    private final JdbcClient jdbc;

    AttemptRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The row, nobody else's until the transaction ends. */
    Row locked(Counted counted, Instant now) {
        OffsetDateTime at = now.atOffset(ZoneOffset.UTC);
        return jdbc.sql("insert into sign_in_attempt (login_hash, failures, last_at, next_at) values (?, 0, ?, ?)"
                        + " on conflict (login_hash) do update set failures = sign_in_attempt.failures"
                        + " returning failures, next_at, succeeded_at")
                .params(counted.hash().toArray(), at, at)
                .query(AttemptRows::row)
                .single();
    }

    /** When one of these attempts last succeeded; nobody is waited for. */
    Optional<Instant> succeeded(Counted counted) {
        return jdbc.sql("select succeeded_at from sign_in_attempt where login_hash = ? and succeeded_at is not null")
                .param(counted.hash().toArray())
                .query((row, number) ->
                        row.getObject("succeeded_at", OffsetDateTime.class).toInstant())
                .optional();
    }

    void write(Counted counted, int failures, Instant next, Instant now) {
        jdbc.sql("update sign_in_attempt set failures = ?, last_at = ?, next_at = ? where login_hash = ?")
                .params(
                        failures,
                        now.atOffset(ZoneOffset.UTC),
                        next.atOffset(ZoneOffset.UTC),
                        counted.hash().toArray())
                .update();
    }

    void oneLess(Counted counted) {
        jdbc.sql("update sign_in_attempt set failures = greatest(failures - 1, 0) where login_hash = ?")
                .param(counted.hash().toArray())
                .update();
    }

    void succeeded(Counted counted, Instant now) {
        OffsetDateTime at = now.atOffset(ZoneOffset.UTC);
        jdbc.sql("update sign_in_attempt set failures = 0, last_at = ?, next_at = ?, succeeded_at = ?"
                        + " where login_hash = ?")
                .params(at, at, at, counted.hash().toArray())
                .update();
    }

    /** Forgets rows that nobody is counting in; whoever counts locks several, so none is waited for. */
    void forget(Instant failedBefore, Instant succeededBefore) {
        jdbc.sql("""
                delete from sign_in_attempt where login_hash in (
                    select login_hash from sign_in_attempt
                    where last_at < ? and (succeeded_at is null or succeeded_at < ?) for update skip locked)""")
                .params(failedBefore.atOffset(ZoneOffset.UTC), succeededBefore.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getInt("failures"),
                row.getObject("next_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("succeeded_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }
}
