package care.sij.audit.trail;

import static java.util.stream.Collectors.toMap;

import care.sij.audit.Finding;
import care.sij.audit.Finding.Kind;
import care.sij.audit.ledger.verify.LeafSource;
import care.sij.audit.ledger.verify.Restated;
import care.sij.record.Bytes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Leaves of audit rows: {@code audit/<number>}. */
@Component
class AuditLeafSource implements LeafSource {

    private static final String FORM = "audit/";

    private record Recorded(String subject, Restated restated) {}

    private final JdbcClient jdbc;

    AuditLeafSource(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean covers(String subject) {
        return subject.startsWith(FORM);
    }

    @Override
    public Map<String, Restated> restate(Collection<String> subjects) {
        return jdbc
                .sql("select a.* from audit_event a"
                        + " where a.number = any(select substr(s, 7)::bigint from unnest(?::text[]) s"
                        + " where s ~ '^audit/[0-9]{1,18}$')")
                .param(subjects.toArray(String[]::new))
                .query(AuditLeafSource::recorded)
                .list()
                .stream()
                .collect(toMap(Recorded::subject, Recorded::restated));
    }

    private static Recorded recorded(ResultSet row, int place) throws SQLException {
        long number = row.getLong("number");
        Bytes computed = Bytes.of(AuditLeaf.of(number, JdbcAuditSearch.entry(row)));
        boolean consistent = computed.equals(Bytes.of(row.getBytes("leaf_hash")));
        return new Recorded(
                FORM + number, new Restated(Optional.of(computed), () -> Kind.AUDIT_ROW_CHANGED, consistent, false));
    }

    @Override
    public Kind gone() {
        return Kind.AUDIT_ROW_DELETED;
    }

    @Override
    public Kind changed() {
        return Kind.AUDIT_ROW_CHANGED;
    }

    @Override
    public List<Finding> apart(int most) {
        return jdbc
                .sql("select 'audit/' || a.number from audit_event a where not exists ("
                        + "select 1 from ledger_leaf l where l.subject = 'audit/' || a.number) and not exists ("
                        + "select 1 from ledger_queue q where q.subject = 'audit/' || a.number) order by a.number limit ?")
                .param(most)
                .query(String.class)
                .list()
                .stream()
                .map(subject -> new Finding(Kind.WITHOUT_LEAF, subject))
                .toList();
    }
}
