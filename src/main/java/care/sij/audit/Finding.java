package care.sij.audit;

import java.util.Locale;

/**
 * Something that is not as the ledger proves it was.
 *
 * @param place the subject, leaves, checkpoint or key that it is about
 */
public record Finding(Kind kind, String place) {

    /** What is wrong. */
    public enum Kind {
        BODY_CHANGED("The body is not the one that was recorded."),
        BODY_DELETED("The body is gone, and no erasure says why."),
        ERASED_UNPROVABLE(
                "The body was erased, and no hash of it was kept: its leaf cannot be computed, so that what is"
                        + " recorded beside it may have been changed."),
        VERSION_CHANGED("What is recorded beside the body (patients, owner, instant, commit and so on) was changed."),
        VERSION_DELETED("The ledger has its leaf, but the version is gone."),
        AUDIT_ROW_CHANGED("What the audit row tells was changed."),
        AUDIT_ROW_DELETED("The ledger has its leaf, but the audit row is gone."),
        ERASURE_CHANGED("What is said of an erasure (why, by whom, when, of what body) was changed."),
        ERASURE_DELETED("The ledger has its leaf, but nothing says of the version any more that it was erased."),
        WITHOUT_LEAF(
                "It is on record, but neither the ledger nor its queue has a leaf of it: it was put in by hand, or its"
                        + " leaf was taken out."),
        CURRENT_CHANGED("What is shown as the current version is not the latest one, or not as it was recorded."),
        PATIENT_CHANGED(
                "It is not found by a patient whose it is or was, or found by one whose it never was: the table of"
                        + " patients' resources was changed."),
        LEAF_CHANGED("The leaf in the ledger is not the one that was signed."),
        LEAF_DELETED("The leaf is gone from the ledger."),
        LEAF_DISPUTED(
                "What is recorded and the leaf beside it agree with each other, but not with the leaf in the ledger or"
                        + " its queue: both were rewritten, or somebody queued a leaf before theirs."),
        LEAF_WAITING(
                "It waits for its place in the ledger longer than a minute, in which nothing else got one either."),
        LEAF_UNKNOWN("Nobody here can say what the leaf is of."),
        LEAVES_REORDERED("Each of these leaves is what its subject says, but the tree over them is not the one that was"
                + " signed: they were put in another order, or rewritten together with their subjects."),
        SUBTREE_CHANGED("The stored root of a subtree is not that of the leaves below it."),
        CHECKPOINT_CHANGED("The checkpoint's row does not say what its signed note says."),
        CHECKPOINT_MISSING("A later checkpoint or a witness tells of it, but it is gone."),
        CHECKPOINT_FOREIGN(
                "No key that this ledger had at this size signed it. If it was got from this ledger, the keys"
                        + " were replaced."),
        KEY_FOREIGN("This service did not make the key: it is not sealed by its master key."),
        TAIL_UNSIGNED("These leaves lie behind the last checkpoint; none was signed over them."),
        LOG_TRUNCATED("The ledger was longer than it is now: leaves were taken off its end."),
        LOG_FORKED("The ledger once had another root at this size: history was replaced since.");

        private final String explanation;

        Kind(String explanation) {
            this.explanation = explanation;
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public String explanation() {
            return explanation;
        }
    }
}
