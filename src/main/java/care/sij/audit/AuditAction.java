package care.sij.audit;

/** What an event did to what it is about (R4 {@code audit-event-action}); its name is the code. */
public enum AuditAction {
    /** Created. */
    C,
    /** Read. */
    R,
    /** Updated. */
    U,
    /** Deleted. */
    D,
    /** Executed: a search, an operation, a message. */
    E
}
