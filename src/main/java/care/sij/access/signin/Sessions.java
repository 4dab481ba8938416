package care.sij.access.signin;

import care.sij.access.Person;
import care.sij.access.people.KnownPeople;
import care.sij.access.people.KnownPeople.Known;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who is signed in, known to all processes, for eight hours at most. Each signing in makes a session of its own; a
 * change of the account, or of its entry in the settings, ends those it had.
 */
@Component
class Sessions {

    private static final Duration LONGEST = Duration.ofHours(8);

    /**
     * A person who is signed in.
     *
     * @param version of the account
     */
    record SignedIn(Person person, int version, Instant since) {}

    /** A session that began, by what its cookie says. */
    record Begun(RandomValue id, SignedIn person) {}

    private record Row(String login, int version, Instant since) {}

    private final JdbcClient jdbc;
    private final KnownPeople people;
    private final Clock clock;

    Sessions(JdbcClient jdbc, KnownPeople people, Clock clock) {
        this.jdbc = jdbc;
        this.people = people;
        this.clock = clock;
    }

    Begun begin(Known person) {
        RandomValue id = RandomValue.fresh();
        Instant now = clock.instant();
        jdbc.sql("delete from sign_in_session where ends_at < ?")
                .param(now.atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("insert into sign_in_session (id_hash, login, version, since, ends_at) values (?, ?, ?, ?, ?)")
                .params(
                        id.hash(),
                        person.person().login(),
                        person.version(),
                        now.atOffset(ZoneOffset.UTC),
                        now.plus(LONGEST).atOffset(ZoneOffset.UTC))
                .update();
        return new Begun(id, new SignedIn(person.person(), person.version(), now));
    }

    Optional<SignedIn> of(RandomValue id) {
        return jdbc.sql("select login, version, since from sign_in_session where id_hash = ? and ends_at > ?")
                .params(id.hash(), clock.instant().atOffset(ZoneOffset.UTC))
                .query(Sessions::row)
                .optional()
                .flatMap(row -> people.byLogin(row.login())
                        .filter(known -> known.version() == row.version())
                        .map(known -> new SignedIn(known.person(), known.version(), row.since())));
    }

    void end(RandomValue id) {
        jdbc.sql("delete from sign_in_session where id_hash = ?")
                .param(id.hash())
                .update();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getString("login"),
                row.getInt("version"),
                row.getObject("since", OffsetDateTime.class).toInstant());
    }
}
