package care.sij.access.people;

import care.sij.access.PeopleRegister.Account;
import care.sij.access.PeopleRegister.Authorship;
import care.sij.access.PeopleRegister.State;
import care.sij.access.Person;
import care.sij.access.PersonRole;
import care.sij.access.SealedKeys;
import care.sij.clinical.Coded;
import care.sij.record.Bytes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The versions of accounts in the database; none is ever changed. */
@Component
class AccountLog {

    private static final long LOCK = 0x73696a_7065726fL;
    private static final String COLUMNS =
            "login, version, at, by, comment, state, name, role, partner, practitioner, password, sealed_totp";

    private final JdbcClient jdbc;
    private final SealedKeys masterKey;

    AccountLog(JdbcClient jdbc, SealedKeys masterKey) {
        this.jdbc = jdbc;
        this.masterKey = masterKey;
    }

    /** The latest version of each account. */
    List<KnownAccount> latest() {
        return jdbc.sql("select distinct on (login) " + COLUMNS + " from person_version order by login, version desc")
                .query(this::account)
                .list();
    }

    /** Empty for a text that is no login as well; the database does not even take every text. */
    Optional<KnownAccount> latest(String login) {
        if (!Person.isLogin(login)) {
            return Optional.empty();
        }
        return jdbc.sql("select " + COLUMNS + " from person_version where login = ? order by version desc limit 1")
                .param(login)
                .query(this::account)
                .optional();
    }

    /** The versions of an account, the latest first. */
    List<KnownAccount> of(String login) {
        if (!Person.isLogin(login)) {
            return List.of();
        }
        return jdbc.sql("select " + COLUMNS + " from person_version where login = ? order by version desc")
                .param(login)
                .query(this::account)
                .list();
    }

    /** Keeps everybody else from adding versions until the transaction ends. */
    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(?)")
                .param(LOCK)
                .query((row, number) -> number)
                .list();
    }

    void append(Account account, Authorship change, Proof proof) {
        Person person = account.person();
        jdbc.sql("insert into person_version (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .param(person.login())
                .param(account.version())
                .param(change.at().atOffset(ZoneOffset.UTC))
                .param(change.by())
                .param(change.comment())
                .param(account.state().name().toLowerCase(Locale.ROOT))
                .param(person.name())
                .param(person.role().code())
                .param(person.partner())
                .param(person.practitioner().orElse(null))
                .param(proof.password())
                .param(masterKey.seal(proof.totp().toArray(), purpose(person.login())))
                .update();
    }

    private KnownAccount account(ResultSet row, int number) throws SQLException {
        String login = row.getString("login");
        Person person = Person.ofAccount(
                login,
                row.getString("name"),
                Coded.find(PersonRole.values(), row.getString("role")).orElseThrow(),
                row.getString("partner"),
                Optional.ofNullable(row.getString("practitioner")));
        Authorship change = new Authorship(
                row.getObject("at", OffsetDateTime.class).toInstant(), row.getString("by"), row.getString("comment"));
        return new KnownAccount(
                new Account(
                        person,
                        row.getInt("version"),
                        State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                        Optional.of(change)),
                new Proof(
                        row.getString("password"),
                        Bytes.of(masterKey.open(row.getBytes("sealed_totp"), purpose(login)))));
    }

    private static String purpose(String login) {
        return "one-time codes of " + login;
    }
}
