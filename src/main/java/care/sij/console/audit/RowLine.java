package care.sij.console.audit;

import care.sij.audit.AuditEntry;
import care.sij.audit.AuditRow;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * An audit row in a list.
 *
 * @param what its kind, and which operation, event or page
 * @param outcome success, refused or failed
 * @param patients as many as there is room for
 * @param left how many patients there are beyond them
 * @param resources how many were shown, sent or written
 */
public record RowLine(
        long number,
        Instant instant,
        String what,
        String outcome,
        int http,
        String agent,
        String address,
        List<String> patients,
        int left,
        int resources) {

    private static final int PATIENTS = 3;

    static RowLine of(AuditRow row) {
        AuditEntry entry = row.entry();
        return new RowLine(
                row.number(),
                entry.instant(),
                entry.kind().code() + (entry.detail().isEmpty() ? "" : ": " + entry.detail()),
                entry.outcome().name().toLowerCase(Locale.ROOT),
                entry.http(),
                entry.agent().isEmpty() ? "nobody known" : entry.agent(),
                entry.address().isEmpty() ? "not recorded" : entry.address(),
                entry.patients().stream().limit(PATIENTS).toList(),
                Math.max(0, entry.patients().size() - PATIENTS),
                entry.resources().size() + row.written().size());
    }
}
