package care.sij.record.store;

import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** Latest versions as they lie in the database. */
final class CurrentRows {

    private static final String SELECT = "SELECT " + VersionRow.COLUMNS + " FROM resource_current v" + VersionRow.BODY;

    private final JdbcTemplate jdbc;

    CurrentRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    List<StoredVersion> of(Collection<ResourceKey> keys) {
        return jdbc.query(
                SELECT + "WHERE (v.type, v.id) IN (SELECT * FROM unnest(?::text[], ?::text[]))",
                VersionRow::read,
                keys.stream().map(ResourceKey::type).toArray(String[]::new),
                keys.stream().map(ResourceKey::id).toArray(String[]::new));
    }

    /** Without deletions. */
    List<StoredVersion> ofPatient(String patient) {
        return jdbc.query(
                SELECT + "JOIN patient_resource p ON p.type = v.type AND p.id = v.id AND p.patient = ?"
                        + " WHERE NOT v.deleted AND v.patients @> ARRAY[?]::text[]",
                VersionRow::read,
                patient,
                patient);
    }
}
