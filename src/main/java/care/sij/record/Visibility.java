package care.sij.record;

import java.util.List;

/**
 * What a caller may see, as a condition on the rows of the record; used alike by reads, searches, counts and history.
 */
public interface Visibility {

    /**
     * A boolean SQL expression over the row aliased {@code v}, which has the columns {@code type}, {@code id},
     * {@code version}, {@code patients text[]}, {@code owner} and {@code origin}; its {@code ?} stand for
     * {@code parameters} in order.
     */
    Condition condition();

    /**
     * Whether a version whose row meets the condition may be seen for what it holds: one that is not the latest may
     * hold what the latest no longer does.
     */
    default boolean shows(StoredVersion version) {
        return true;
    }

    /** An SQL condition with its positional parameters. */
    record Condition(String sql, List<Object> parameters) {}

    /** Sees all. */
    Visibility EVERYTHING = () -> new Condition("true", List.of());
}
