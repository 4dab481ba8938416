package care.sij.record;

import java.util.List;

/**
 * A search for current resources of one type.
 *
 * @param criteria all must hold
 * @param sort the first decides, the next among equals, the id at last
 * @param count most resources on a page, at least 1
 */
public record SearchQuery(String type, List<SearchCriterion> criteria, List<SortBy> sort, int count) {

    /** Sort parameter of the latest version's instant. */
    public static final String LAST_UPDATED = "_lastUpdated";

    /** Sort parameter of the id. */
    public static final String ID = "_id";

    /** A parameter to sort by; resources without a value come last. */
    public record SortBy(String parameter, Direction direction) {}

    /** From the lowest value up, or from the highest down. */
    public enum Direction {
        ASCENDING,
        DESCENDING
    }

    public SearchQuery {
        if (count < 1) {
            throw new IllegalArgumentException("a page has at least one resource");
        }
    }
}
