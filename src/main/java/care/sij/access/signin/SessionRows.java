package care.sij.access.signin;

import care.sij.access.Person;
import care.sij.access.PersonRole;
import care.sij.clinical.Coded;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The sessions in the database, by the hashes of their cookies. */
@Component
class SessionRows {

    /**
     * A session.
     *
     * @param version of the account; 0 of somebody without
     * @param lastSeen when somebody was at work, as far as it was noted
     * @param vouched whom an identity provider vouched for; empty where an account is behind it
     */
    record Row(String login, int version, Instant since, Instant lastSeen, Optional<Vouched> vouched) {}

    private final JdbcClient jdbc;

    SessionRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(RandomValue id, Row row, Instant end) {
        jdbc.sql("""
                insert into sign_in_session
                    (id_hash, login, version, since, ends_at, last_seen, issuer, name, role, partner, groups)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(id.hash())
                .param(row.login())
                .param(row.version())
                .param(at(row.since()))
                .param(at(end))
                .param(at(row.lastSeen()))
                .param(row.vouched().map(Vouched::issuer).orElse(null))
                .param(row.vouched().map(vouched -> vouched.person().name()).orElse(null))
                .param(row.vouched()
                        .map(vouched -> vouched.person().role().code())
                        .orElse(null))
                .param(row.vouched().map(vouched -> vouched.person().partner()).orElse(null))
                .param(row.vouched()
                        .map(vouched -> vouched.groups().toArray(String[]::new))
                        .orElse(null))
                .update();
    }

    /** The session, when it has not ended at the instant. */
    Optional<Row> of(RandomValue id, Instant now) {
        return jdbc.sql("""
                select login, version, since, last_seen, issuer, name, role, partner, groups
                from sign_in_session where id_hash = ? and ends_at > ?""").params(id.hash(), at(now)).query(SessionRows::row).optional();
    }

    void see(RandomValue id, Instant now) {
        jdbc.sql("update sign_in_session set last_seen = ? where id_hash = ? and last_seen < ?")
                .params(at(now), id.hash(), at(now))
                .update();
    }

    void delete(RandomValue id) {
        jdbc.sql("delete from sign_in_session where id_hash = ?")
                .param(id.hash())
                .update();
    }

    /** Unless somebody was at work in it after the instant. */
    void deleteUnseen(RandomValue id, Instant since) {
        jdbc.sql("delete from sign_in_session where id_hash = ? and last_seen <= ?")
                .params(id.hash(), at(since))
                .update();
    }

    void deleteEnded(Instant now) {
        jdbc.sql("delete from sign_in_session where ends_at < ?").param(at(now)).update();
    }

    void deleteAllOfItsLogin(RandomValue id) {
        jdbc.sql("""
                delete from sign_in_session
                where login = (select login from sign_in_session where id_hash = ?)""").param(id.hash()).update();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getString("login"),
                row.getInt("version"),
                instant(row, "since"),
                instant(row, "last_seen"),
                vouched(row));
    }

    private static Optional<Vouched> vouched(ResultSet row) throws SQLException {
        Optional<String> issuer = Optional.ofNullable(row.getString("issuer"));
        if (issuer.isEmpty()) {
            return Optional.empty();
        }
        Person person = new Person(
                row.getString("login"),
                row.getString("name"),
                Coded.find(PersonRole.values(), row.getString("role")).orElseThrow(),
                row.getString("partner"),
                Optional.empty());
        Array groups = row.getArray("groups");
        return Optional.of(new Vouched(issuer.get(), person, Set.of((String[]) groups.getArray())));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
