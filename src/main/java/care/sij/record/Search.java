package care.sij.record;

import java.util.Optional;

/** Finds current resources; deleted and invisible ones are not there. */
public interface Search {

    /** A page of what the query finds; it begins at the start, or where an earlier page of the same query ended. */
    Page find(SearchQuery query, Optional<PageCursor> after, Visibility visibility);

    /** How many resources the query finds on all its pages. */
    long count(SearchQuery query, Visibility visibility);
}
