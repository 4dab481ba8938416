package care.sij.record;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Finds current resources; deleted and invisible ones are not there. */
public interface Search {

    /** A page of what the query finds; it begins at the start, or where an earlier page of the same query ended. */
    Page find(SearchQuery query, Optional<PageCursor> after, Visibility visibility);

    /** What the query finds at this moment, from the start or after a place of its order, at most so many. */
    List<FoundKey> keys(SearchQuery query, Optional<PageCursor> after, Visibility visibility, int most);

    /** Gives everything the query finds, page after page. */
    default void each(SearchQuery query, Visibility visibility, Consumer<StoredVersion> taker) {
        Optional<PageCursor> next = Optional.empty();
        do {
            Page page = find(query, next, visibility);
            page.versions().forEach(taker);
            next = page.next();
        } while (next.isPresent());
    }

    /** How many resources the query finds on all its pages. */
    long count(SearchQuery query, Visibility visibility);
}
