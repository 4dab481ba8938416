package care.sij.audit.trail;

import static java.util.stream.Collectors.toMap;

import care.sij.audit.Finding;
import care.sij.audit.Finding.Kind;
import care.sij.audit.ledger.verify.LeafSource;
import care.sij.audit.ledger.verify.Restated;
import care.sij.record.Bytes;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Leaves of audit rows: {@code audit/<number>}. */
@Component
class AuditLeafSource implements LeafSource {

    private final AuditLeafRows rows;

    AuditLeafSource(AuditLeafRows rows) {
        this.rows = rows;
    }

    @Override
    public boolean covers(String subject) {
        return subject.startsWith("audit/");
    }

    @Override
    public Map<String, Restated> restate(Collection<String> subjects) {
        return rows.of(subjects).stream()
                .collect(toMap(
                        row -> row.fields().subject(),
                        AuditLeafSource::restated,
                        (one, other) -> Restated.not(Kind.AUDIT_ROW_CHANGED)));
    }

    private static Restated restated(AuditLeafRows.Row row) {
        if (!row.isWhole()) {
            return Restated.not(Kind.AUDIT_ROW_CHANGED);
        }
        Bytes computed = AuditLeafHash.of(row.fields());
        return computed.equals(row.stored())
                ? new Restated(Optional.of(computed), () -> Kind.LEAF_DISPUTED, Optional.empty(), false)
                : new Restated(
                        Optional.of(computed),
                        () -> Kind.AUDIT_ROW_CHANGED,
                        Optional.of(Kind.AUDIT_ROW_CHANGED),
                        false);
    }

    @Override
    public Kind gone() {
        return Kind.AUDIT_ROW_DELETED;
    }

    @Override
    public List<Finding> apart(int most) {
        return rows.unplaced(most).stream()
                .map(subject -> new Finding(Kind.WITHOUT_LEAF, subject))
                .toList();
    }
}
