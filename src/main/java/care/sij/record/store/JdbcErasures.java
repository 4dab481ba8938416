package care.sij.record.store;

import care.sij.record.Bytes;
import care.sij.record.Erasure;
import care.sij.record.Erasures;
import care.sij.record.FoundRow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Erasures as rows of {@code body_erasure}; their leaves are queued by the function that erases. */
@Component
class JdbcErasures implements Erasures {

    private static final String OF = """
            SELECT e.* FROM unnest(?::text[], ?::text[], ?::bigint[]) AS k (type, id, version)
            JOIN body_erasure e ON e.type = k.type AND e.id = k.id AND e.version = k.version
            """;

    private static final String UNPLACED = """
            SELECT reference FROM (SELECT type || '/' || id || '/_history/' || version AS reference FROM body_erasure) e
            WHERE NOT EXISTS (SELECT 1 FROM ledger_leaf l WHERE l.subject = 'erasure/' || e.reference)
              AND NOT EXISTS (SELECT 1 FROM ledger_queue q WHERE q.subject = 'erasure/' || e.reference)
            LIMIT ?
            """;

    private final JdbcTemplate jdbc;

    JdbcErasures(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Recorded> of(Collection<String> references) {
        Columns<VersionReference> keys = new Columns<>(VersionReference.among(references));
        return jdbc.query(
                OF,
                (row, number) -> recorded(row),
                keys.texts(VersionReference::type),
                keys.texts(VersionReference::id),
                keys.numbers(VersionReference::version));
    }

    private static Recorded recorded(ResultSet row) throws SQLException {
        FoundRow found = new FoundRow(row);
        Erasure erasure = new Erasure(
                found.text("type"),
                found.text("id"),
                row.getLong("version"),
                found.text("reason"),
                found.text("erased_by"),
                found.instant("erased_at"),
                Optional.ofNullable(row.getBytes("body_hash")).map(Bytes::of).orElse(Bytes.EMPTY));
        return new Recorded(erasure, found.isWhole() ? Optional.of(leaf(erasure)) : Optional.empty());
    }

    /** As the function {@code erasure_leaf} computes it. */
    private static Bytes leaf(Erasure erasure) {
        return Bytes.of(new Sha256()
                .raw(new byte[] {0})
                .text("sij-erasure-1")
                .text(erasure.type())
                .text(erasure.id())
                .number(erasure.version())
                .text(erasure.reason())
                .text(erasure.by())
                .number(erasure.at().toEpochMilli())
                .bytes(erasure.bodyHash().toArray())
                .end());
    }

    @Override
    public List<String> unplaced(int most) {
        return jdbc.queryForList(UNPLACED, String.class, most);
    }
}
