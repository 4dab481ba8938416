package care.sij.audit.trail;

import care.sij.audit.AuditLeaf;
import care.sij.record.Bytes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Audit rows as they lie in the table, whatever somebody made of them by hand. */
@Component
class AuditLeafRows {

    /**
     * A row.
     *
     * @param stored the leaf beside it
     */
    record Row(AuditLeaf fields, Bytes stored) {}

    private static final String OF_SUBJECTS = """
            select a.* from audit_event a where a.number = any(
                select substr(s, 7)::bigint from unnest(?::text[]) s where s ~ '^audit/[0-9]{1,18}$')""";

    private static final String UNPLACED = """
            select subject from (select number, 'audit/' || number as subject from audit_event) a
            where not exists (select 1 from ledger_leaf l where l.subject = a.subject)
              and not exists (select 1 from ledger_queue q where q.subject = a.subject)
            order by number limit ?""";

    private final JdbcTemplate jdbc;

    AuditLeafRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    List<Row> of(Collection<String> subjects) {
        return jdbc.query(
                OF_SUBJECTS, (row, number) -> new Row(fields(row), Bytes.of(row.getBytes("leaf_hash"))), (Object)
                        subjects.toArray(String[]::new));
    }

    /** Those that have neither a leaf nor one that waits. */
    List<String> unplaced(int most) {
        return jdbc.queryForList(UNPLACED, String.class, most);
    }

    private static AuditLeaf fields(ResultSet row) throws SQLException {
        return new AuditLeaf(
                row.getLong("number"),
                Optional.ofNullable(row.getObject("instant", OffsetDateTime.class))
                        .orElseThrow()
                        .toInstant(),
                row.getString("kind"),
                row.getString("detail"),
                row.getString("action"),
                row.getLong("outcome"),
                row.getLong("http"),
                row.getString("agent"),
                row.getString("token"),
                row.getString("address"),
                row.getString("request_id"),
                texts(row, "resources"),
                texts(row, "patients"),
                row.getString("query"),
                row.getLong("commit"));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return Stream.of((@Nullable String[]) row.getArray(column).getArray())
                .map(String::valueOf)
                .toList();
    }
}
