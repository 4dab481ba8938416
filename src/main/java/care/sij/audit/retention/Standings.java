package care.sij.audit.retention;

import care.sij.fhir.ResourceIds;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The functions of migrations 41, 51 and 53, which the role {@code sij_eraser} alone may call. */
final class Standings {

    private final JdbcClient jdbc;

    Standings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Patients of whom nothing was written since, behind this one, in order. */
    List<String> quietSince(Instant since, String after, int most) {
        return jdbc.sql("select * from patients_quiet_since(?, ?, ?)")
                .params(since.atOffset(ZoneOffset.UTC), after, most)
                .query(String.class)
                .list();
    }

    /** How the person stands whom this Patient is. */
    Standing of(String patient) {
        return jdbc.sql("select p.patients, s.* from person_of(?) p (patients), person_standing(p.patients) s")
                .param(patient)
                .query((row, number) -> standing(row))
                .single();
    }

    private static Standing standing(ResultSet row) throws SQLException {
        return new Standing(
                List.of((String[]) row.getArray("patients").getArray()),
                instant(row, "last_change"),
                instant(row, "last_told"),
                row.getLong("holds"),
                row.getLong("open_plans"),
                row.getLong("waiting"),
                row.getLong("versions"));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    /**
     * Archived messages ({@code Bundle}, ids) that tell of this person, and of nobody else of whom anything is left.
     */
    List<String> messagesAbout(List<String> patients) {
        return jdbc.sql("select partner, bundle_id from messages_about(?::text[])")
                .param(patients.toArray(String[]::new))
                .query((row, number) -> ResourceIds.of("Bundle", row.getString("partner"), row.getString("bundle_id")))
                .list();
    }

    /** Erases what is left of the person, in the running transaction; how many bodies. */
    long purge(String patient, List<String> messages, String why) {
        return jdbc.sql("select purge_person(?, ?::text[], ?)")
                .params(patient, messages.toArray(String[]::new), why)
                .query(Long.class)
                .single();
    }
}
