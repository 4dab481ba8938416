package care.sij.audit;

import java.util.List;
import java.util.Optional;

/** Proves records from what the database and the ledger have now. */
public interface Proofs {

    /**
     * What came of proving many.
     *
     * @param records how many there are
     * @param unproved the first of those that are not proved, with the reason
     * @param allUnproved how many are not
     * @param checkpoint under which they are proved
     * @param signer the key of this ledger that signed it; none when none did
     */
    record Proved(
            int records,
            List<Unproved> unproved,
            int allUnproved,
            SignedCheckpoint checkpoint,
            Optional<LedgerKey> signer) {}

    /** A record without a proof. */
    record Unproved(String subject, String reason) {}

    /** The proof of a subject of the ledger; none when there is no such record, or it has no place yet. */
    Optional<Proof> of(String subject);

    /**
     * Proves all that is recorded of a patient in a period; none when that is too much at once, or nothing is signed.
     */
    Optional<Proved> ofPatient(AuditExports.Asked asked);
}
