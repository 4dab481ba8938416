package care.sij.record.store;

import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import care.sij.record.VersionHead;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Latest versions as they lie in the database. Each is fetched through its key: a plan made while a table was small
 * would otherwise read the whole of it later.
 */
final class CurrentRows {

    /** Hidden in a query each, so that one plan, made once, is as good as one for each number of keys. */
    private static final String KEYS = "unnest((SELECT ?::text[]), (SELECT ?::text[]))";

    private final JdbcTemplate jdbc;

    CurrentRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    List<StoredVersion> of(Collection<ResourceKey> keys) {
        return jdbc.query(
                "SELECT " + VersionRow.COLUMNS + " FROM " + KEYS + " k(type, id)"
                        + " CROSS JOIN LATERAL (SELECT * FROM resource_current c"
                        + " WHERE c.type = k.type AND c.id = k.id OFFSET 0) v" + VersionRow.BODY,
                VersionRow::read,
                keys.stream().map(ResourceKey::type).toArray(String[]::new),
                keys.stream().map(ResourceKey::id).toArray(String[]::new));
    }

    /** Without deletions, what was erased and the service's own Provenance. */
    List<VersionHead> ofPatient(String patient) {
        return jdbc.query(
                "SELECT " + VersionRow.HEAD + " FROM patient_resource p CROSS JOIN LATERAL ("
                        + "SELECT * FROM resource_current c WHERE c.type = p.type AND c.id = p.id OFFSET 0) v"
                        + " WHERE p.patient = ? AND NOT v.deleted AND NOT v.erased"
                        + " AND v.patients @> ARRAY[?]::text[] AND (v.type <> 'Provenance' OR v.origin = 'PARTNER')",
                VersionRow::readHead,
                patient,
                patient);
    }
}
