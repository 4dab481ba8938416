package care.sij.partner;

import care.sij.partner.RegisteredVersion.Authorship;
import care.sij.partner.RegisteredVersion.State;
import care.sij.record.Bytes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The versions of registrations in the database; none is ever changed. */
@Component
class RegistrationLog {

    private static final long LOCK = 0x73696a_70617274L;
    private static final String COLUMNS = "partner, version, at, by, comment, state, yaml, sha256";

    private final JdbcClient jdbc;

    RegistrationLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Grows with each version that anybody adds; 0 while there is none. */
    long newest() {
        return jdbc.sql("select coalesce(max(number), 0) from partner_version")
                .query(Long.class)
                .single();
    }

    /** All versions of all partners. */
    List<RegisteredVersion> all() {
        return jdbc.sql("select " + COLUMNS + " from partner_version order by number")
                .query(RegistrationLog::version)
                .list();
    }

    /** The latest version of each partner. */
    List<RegisteredVersion> latest() {
        return jdbc.sql("select distinct on (partner) " + COLUMNS
                        + " from partner_version order by partner, version desc")
                .query(RegistrationLog::version)
                .list();
    }

    /** The latest version of a partner. */
    Optional<RegisteredVersion> latest(String partner) {
        return jdbc.sql("select " + COLUMNS + " from partner_version where partner = ? order by version desc limit 1")
                .param(partner)
                .query(RegistrationLog::version)
                .optional();
    }

    /** A partner's versions, the latest first. */
    List<RegisteredVersion> of(String partner) {
        return jdbc.sql("select " + COLUMNS + " from partner_version where partner = ? order by version desc")
                .param(partner)
                .query(RegistrationLog::version)
                .list();
    }

    /** Keeps everybody else from adding versions until the transaction ends. */
    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(?)")
                .param(LOCK)
                .query((row, number) -> number)
                .list();
    }

    /** Adds the partner's next version. */
    RegisteredVersion append(String partner, int version, State state, String yaml, Authorship change) {
        Bytes hash = Bytes.utf8(yaml).sha256();
        jdbc.sql("insert into partner_version (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        partner,
                        version,
                        change.at().atOffset(ZoneOffset.UTC),
                        change.by(),
                        change.comment(),
                        state.code(),
                        yaml,
                        hash.toArray())
                .update();
        return new RegisteredVersion(partner, version, state, yaml, hash.hex(), Optional.of(change));
    }

    private static RegisteredVersion version(ResultSet row, int number) throws SQLException {
        return new RegisteredVersion(
                row.getString("partner"),
                row.getInt("version"),
                row.getString("state").equals(State.ACTIVE.code()) ? State.ACTIVE : State.WITHDRAWN,
                row.getString("yaml"),
                HexFormat.of().formatHex(row.getBytes("sha256")),
                Optional.of(new Authorship(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("by"),
                        row.getString("comment"))));
    }
}
