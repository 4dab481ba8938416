package care.sij.record;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Finds current resources; deleted and invisible ones are not there. What somebody waits for is refused by
 * {@link SearchTooSlow} when it takes too long; what asks for something that is not there, by {@link NotIndexedYet}
 * while the index is being made anew.
 */
public interface Search {

    /** A page of what the query finds; it begins at the start, or where an earlier page of the same query ended. */
    Page find(SearchQuery query, Optional<PageCursor> after, Visibility visibility);

    /** What the query finds at this moment, from the start or after a place of its order, at most so many. */
    List<FoundKey> keys(SearchQuery query, Optional<PageCursor> after, Visibility visibility, int most);

    /** Gives everything the query finds, page after page. */
    void each(SearchQuery query, Visibility visibility, Consumer<StoredVersion> taker);

    /** How many resources the query finds on all its pages. */
    long count(SearchQuery query, Visibility visibility);

    /** The same, counting no further than this. */
    long countUpTo(int most, SearchQuery query, Visibility visibility);
}
