package care.sij.audit;

import care.sij.record.StoredVersion;
import java.util.List;
import java.util.Optional;

/**
 * One resource of a plan that is otherwise at a later instant.
 *
 * @param before its version then; none when it was not there
 * @param after its version later; none when it is no longer there, or belongs to the plan no more
 * @param title what it is
 * @param words what it states, or what it states otherwise
 */
public record PlanChange(
        Optional<StoredVersion> before, Optional<StoredVersion> after, String title, List<String> words) {

    /** What became of it. */
    public enum Kind {
        ADDED,
        CHANGED,
        REMOVED
    }

    public PlanChange {
        if (before.isEmpty() && after.isEmpty()) {
            throw new IllegalArgumentException("of nothing nothing changes");
        }
        words = List.copyOf(words);
    }

    /** What became of it. */
    public Kind kind() {
        if (before.isEmpty()) {
            return Kind.ADDED;
        }
        return after.isEmpty() ? Kind.REMOVED : Kind.CHANGED;
    }
}
