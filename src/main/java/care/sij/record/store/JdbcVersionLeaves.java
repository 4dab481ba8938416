package care.sij.record.store;

import care.sij.record.Bytes;
import care.sij.record.RecordedLeaf;
import care.sij.record.VersionLeaf;
import care.sij.record.VersionLeaves;
import care.sij.record.VersionsSought;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Computes leaves from the rows of version, commit, body and erasure, a few bodies at a time in memory. */
@Component
class JdbcVersionLeaves implements VersionLeaves {

    /** Rows fetched at once: bodies of a few megabytes at most together. */
    private static final int FETCH = 50;

    private static final String SELECT = """
            SELECT v.type, v.id, v.version, v.patients, v.origin, v.owner, v.interaction, v.commit, v.instant,
                   v.content_hash, v.leaf_hash, c.instant AS committed, c.kind, c.agent, c.activity, c.source, c.request_id,
                   b.salt, b.size, CASE WHEN b.size <= ? THEN b.body END AS body, e.body_hash, e.version AS erased
            FROM unnest(?::text[], ?::text[], ?::bigint[]) AS k (type, id, version)
            CROSS JOIN LATERAL (SELECT * FROM resource_version
                WHERE type = k.type AND id = k.id AND version = k.version OFFSET 0) v
            LEFT JOIN LATERAL (SELECT * FROM commit WHERE number = v.commit OFFSET 0) c ON true
            LEFT JOIN LATERAL (SELECT salt, body, octet_length(body) AS size FROM resource_body
                WHERE type = v.type AND id = v.id AND version = v.version OFFSET 0) b ON true
            LEFT JOIN LATERAL (SELECT version, body_hash FROM body_erasure
                WHERE type = v.type AND id = v.id AND version = v.version OFFSET 0) e ON true
            """;

    private static final String OF_PATIENT = """
            FROM patient_resource p JOIN resource_version v ON v.type = p.type AND v.id = p.id
            WHERE p.patient = ? AND v.patients @> ARRAY[?]::text[] AND v.instant >= ? AND v.instant < ?
            """;

    private static final String UNPLACED = """
            SELECT subject FROM (SELECT type || '/' || id || '/_history/' || version AS subject FROM resource_version) v
            WHERE NOT EXISTS (SELECT 1 FROM ledger_leaf l WHERE l.subject = v.subject)
              AND NOT EXISTS (SELECT 1 FROM ledger_queue q WHERE q.subject = v.subject)
            LIMIT ?
            """;

    private static final String OUTDATED = """
            SELECT coalesce(v.type, c.type) || '/' || coalesce(v.id, c.id)
            FROM (SELECT DISTINCT ON (type, id) * FROM resource_version ORDER BY type, id, version DESC) v
            FULL JOIN resource_current c USING (type, id)
            LEFT JOIN body_erasure e ON e.type = v.type AND e.id = v.id AND e.version = v.version
            WHERE (v.version, v.patients, v.origin, v.owner, v.interaction, v.commit, v.instant, v.content_hash,
                   e.version IS NOT NULL)
                IS DISTINCT FROM
                  (c.version, c.patients, c.origin, c.owner, c.interaction, c.commit, c.instant, c.content_hash, c.erased)
            LIMIT ?
            """;

    /** Of each commit the last version of a resource tells whose it is. */
    private static final String ASTRAY = """
            SELECT DISTINCT type || '/' || id FROM (
                SELECT v.type, v.id
                FROM (SELECT DISTINCT ON (type, id, commit) type, id, patients FROM resource_version
                    ORDER BY type, id, commit, version DESC) v CROSS JOIN LATERAL unnest(v.patients) AS u (patient)
                WHERE NOT EXISTS (SELECT 1 FROM patient_resource p
                    WHERE p.patient = u.patient AND p.type = v.type AND p.id = v.id)
                UNION ALL
                SELECT p.type, p.id FROM patient_resource p
                WHERE NOT EXISTS (SELECT 1 FROM resource_version v
                    WHERE v.type = p.type AND v.id = p.id AND p.patient = ANY (v.patients))) a
            LIMIT ?
            """;

    private final JdbcTemplate jdbc;
    private final JdbcTemplate streaming;

    JdbcVersionLeaves(JdbcTemplate jdbc, DataSource database) {
        this.jdbc = jdbc;
        this.streaming = new JdbcTemplate(database);
        this.streaming.setFetchSize(FETCH);
    }

    @Override
    public List<RecordedLeaf> of(Collection<String> references) {
        Columns<VersionReference> keys = new Columns<>(VersionReference.among(references));
        List<LeafRow> rows = new ArrayList<>();
        streaming.query(
                SELECT,
                row -> {
                    rows.add(LeafRow.read(row));
                },
                LeafRow.LARGEST_AT_ONCE,
                keys.texts(VersionReference::type),
                keys.texts(VersionReference::id),
                keys.numbers(VersionReference::version));
        return rows.stream().map(row -> row.leaf(this::bodyOf)).toList();
    }

    private Optional<Bytes> bodyOf(VersionLeaf version) {
        return jdbc
                .queryForList(
                        "SELECT body FROM resource_body WHERE type = ? AND id = ? AND version = ?",
                        byte[].class,
                        version.type(),
                        version.id(),
                        version.version())
                .stream()
                .map(Bytes::of)
                .findFirst();
    }

    @Override
    public List<String> ofPatient(VersionsSought sought, int most) {
        Sql sql = new Sql("SELECT v.type || '/' || v.id || '/_history/' || v.version ")
                .add(among(sought))
                .add(" ORDER BY v.instant, v.type, v.id, v.version LIMIT ?", most);
        return jdbc.queryForList(sql.text(), String.class, sql.parameters());
    }

    @Override
    public long count(VersionsSought sought) {
        Sql sql = new Sql("SELECT count(*) ").add(among(sought));
        return Optional.ofNullable(jdbc.queryForObject(sql.text(), Long.class, sql.parameters()))
                .orElseThrow();
    }

    private static Sql among(VersionsSought sought) {
        Sql sql = new Sql(
                OF_PATIENT,
                sought.patient(),
                sought.patient(),
                VersionRow.timestamp(sought.from()),
                VersionRow.timestamp(sought.to()));
        sought.type().ifPresent(type -> sql.add(" AND p.type = ?", type));
        sought.id().ifPresent(id -> sql.add(" AND p.id = ?", id));
        return sql;
    }

    @Override
    public List<String> unplaced(int most) {
        return jdbc.queryForList(UNPLACED, String.class, most);
    }

    @Override
    public List<String> outdated(int most) {
        return jdbc.queryForList(OUTDATED, String.class, most);
    }

    @Override
    public List<String> astray(int most) {
        return jdbc.queryForList(ASTRAY, String.class, most);
    }
}
