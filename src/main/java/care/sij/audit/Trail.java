package care.sij.audit;

import java.util.function.Supplier;

/** Writes audit rows, each with its leaf queued for the ledger in the same transaction. */
public interface Trail {

    /** Writes a row in the running transaction: what it tells of happens with it or not at all. */
    void append(AuditEntry entry);

    /**
     * Writes a row in a transaction of its own, together with those of others who ask at the same time; it is on the
     * disk before this returns.
     *
     * @throws AuditUnwritable when it cannot be written
     */
    void record(AuditEntry entry);

    /**
     * Does what was asked for by no HTTP request, unless it is part of one: a row is written of it, by the commit it
     * makes or else when it is done.
     */
    <T> T of(Asked asked, Supplier<T> work);
}
