package care.sij.audit.trail;

import static java.util.stream.Collectors.toMap;

import care.sij.audit.Finding;
import care.sij.audit.Finding.Kind;
import care.sij.audit.ledger.verify.LeafSource;
import care.sij.audit.ledger.verify.Restated;
import care.sij.record.Bytes;
import java.time.temporal.ChronoUnit;
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
        return rows.of(subjects).stream().collect(toMap(row -> row.fields().subject(), AuditLeafSource::restated));
    }

    /** No row was written with an instant between milliseconds, which the leaf does not bind. */
    private static Restated restated(AuditLeafRows.Row row) {
        Optional<Bytes> computed = Optional.of(row.fields())
                .filter(fields -> fields.instant().equals(fields.instant().truncatedTo(ChronoUnit.MILLIS)))
                .map(AuditLeafHash::of);
        Optional<Kind> besides =
                computed.filter(leaf -> !leaf.equals(row.stored())).map(leaf -> Kind.AUDIT_ROW_CHANGED);
        return new Restated(computed, () -> Kind.AUDIT_ROW_CHANGED, besides, false);
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
