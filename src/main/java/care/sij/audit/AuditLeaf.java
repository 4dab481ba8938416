package care.sij.audit;

import java.time.Instant;
import java.util.List;

/**
 * What the ledger leaf of an audit row binds, as the row has it, so that anybody can compute the leaf again.
 *
 * @param instant with whatever the row has below milliseconds, which no leaf binds
 * @param commit 0 for none
 */
public record AuditLeaf(
        long number,
        Instant instant,
        String kind,
        String detail,
        String action,
        long outcome,
        long http,
        String agent,
        String token,
        String address,
        String requestId,
        List<String> resources,
        List<String> patients,
        String query,
        long commit) {

    /** Of a row of this number that tells this. */
    public static AuditLeaf of(long number, AuditEntry entry) {
        return new AuditLeaf(
                number,
                entry.instant(),
                entry.kind().code(),
                entry.detail(),
                entry.action().name(),
                entry.outcome().code(),
                entry.http(),
                entry.agent(),
                entry.token(),
                entry.address(),
                entry.requestId(),
                entry.resources(),
                entry.patients(),
                entry.query(),
                entry.commit().orElse(0));
    }

    /** What the leaf is of. */
    public String subject() {
        return "audit/" + number;
    }
}
