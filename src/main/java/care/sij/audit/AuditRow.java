package care.sij.audit;

import java.util.List;

/**
 * An audit row as it lies in the database.
 *
 * @param number what it is known by; later rows mostly have higher ones
 * @param written references to the versions of the commit it made, with their version, in order of writing
 */
public record AuditRow(long number, AuditEntry entry, List<String> written) {

    public AuditRow {
        written = List.copyOf(written);
    }

    /** The reference {@code AuditEvent/<number>}. */
    public String reference() {
        return "AuditEvent/" + number;
    }
}
