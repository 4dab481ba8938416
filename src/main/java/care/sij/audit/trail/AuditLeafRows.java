package care.sij.audit.trail;

import care.sij.audit.AuditLeaf;
import care.sij.record.Bytes;
import care.sij.record.FoundRow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Audit rows as they lie in the table, whatever somebody made of them by hand. */
@Component
class AuditLeafRows {

    /**
     * A row.
     *
     * @param stored the leaf beside it
     * @param isWhole whether it has the form in which it was written
     */
    record Row(AuditLeaf fields, Bytes stored, boolean isWhole) {}

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
        return jdbc.query(OF_SUBJECTS, (row, number) -> read(row), (Object) subjects.toArray(String[]::new));
    }

    /** Those that have neither a leaf nor one that waits. */
    List<String> unplaced(int most) {
        return jdbc.queryForList(UNPLACED, String.class, most);
    }

    private static Row read(ResultSet row) throws SQLException {
        FoundRow found = new FoundRow(row);
        AuditLeaf fields = new AuditLeaf(
                row.getLong("number"),
                found.instant("instant"),
                found.text("kind"),
                found.text("detail"),
                found.text("action"),
                row.getLong("outcome"),
                row.getLong("http"),
                found.text("agent"),
                found.text("token"),
                found.text("address"),
                found.text("request_id"),
                found.texts("resources"),
                found.texts("patients"),
                found.text("query"),
                row.getLong("commit"));
        Bytes stored = found.bytes("leaf_hash");
        return new Row(fields, stored, found.isWhole());
    }
}
