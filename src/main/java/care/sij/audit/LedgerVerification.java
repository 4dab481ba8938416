package care.sij.audit;

import care.sij.record.Erasure;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/** Computes everything that the ledger proves again, from the rows that there are. */
public interface LedgerVerification {

    /**
     * What to verify.
     *
     * @param kept signed notes that somebody kept: the ledger must still begin with what they say
     * @param from the first leaf whose subject is read again
     * @param to the first after the last of them; the tree over all leaves is checked anyway
     */
    record Asked(List<String> kept, long from, long to) {

        /** All that there is. */
        public static Asked all(List<String> kept) {
            return new Asked(kept, 0, Long.MAX_VALUE);
        }
    }

    /**
     * What came of it.
     *
     * @param findings the first of what is wrong; empty when nothing is
     * @param allFindings how many there are
     * @param erased the first of the erasures by law of versions whose leaf was computed again
     */
    record Verified(Checked checked, List<Finding> findings, long allFindings, List<Erasure> erased) {}

    /**
     * How much was checked.
     *
     * @param recomputed leaves that were computed again from their subjects
     * @param erased those of them whose body was erased by law
     * @param waiting leaves that have no place yet
     */
    record Checked(
            long leaves, long recomputed, long erased, long subtrees, long checkpoints, long keys, long waiting) {}

    /** Verifies; none when another verification is under way. */
    default Optional<Verified> verify(Asked asked) {
        return verify(asked, walked -> {});
    }

    /** The same, and tells now and then how many leaves were gone through. */
    Optional<Verified> verify(Asked asked, LongConsumer walked);
}
