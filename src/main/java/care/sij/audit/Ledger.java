package care.sij.audit;

import care.sij.record.Bytes;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The ledger of everything that happened: an append-only tree of leaves with signed checkpoints, and its proofs. */
public interface Ledger {

    /** Where a subject's leaf lies. */
    record Entry(long index, Bytes leaf) {}

    /** The newest checkpoint, at most a moment old; none before the first leaf. */
    Optional<SignedCheckpoint> latest();

    /** The checkpoint of this size. */
    Optional<SignedCheckpoint> checkpoint(long size);

    /** The leaf of a subject, e.g. {@code Type/id/_history/n}; none while it waits for its place. */
    Optional<Entry> entry(String subject);

    /** The leaves of those of the subjects that have a place. */
    Map<String, Entry> entries(Collection<String> subjects);

    /** The audit path of each of these leaves, in their order, in the tree of this size. */
    List<List<Bytes>> inclusions(List<Long> indexes, long size);

    /** The audit path of a leaf in the tree of this size (RFC 9162 section 2.1.3). */
    List<Bytes> inclusion(long index, long size);

    /** What shows that the tree of the second size begins with that of the first (RFC 9162 section 2.1.4). */
    List<Bytes> consistency(long from, long to);

    /** What was told of the ledger to witnesses, by their names; empty when it has none. */
    List<Proof.Witnessed> witnesses();

    /** All keys that ever signed, the newest first, which signs now; at most a moment old. */
    List<LedgerKey> keys();

    /**
     * Retires the key that signs and has a new one sign from the next checkpoint on; none when the ledger is not as it
     * was last signed, to this process or another, so that nobody knows where the key should begin.
     */
    Optional<LedgerKey> rotateKey();
}
