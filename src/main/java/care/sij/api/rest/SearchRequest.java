package care.sij.api.rest;

import care.sij.record.SearchQuery;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A search request as it was understood.
 *
 * @param answer how much of it is to be answered
 * @param cursor opaque text of where the page begins
 * @param including what is to be returned beside the matches
 * @param subset which part of each resource is wanted
 * @param used the query string of what was used, without the cursor
 * @param ignored why each parameter was left out that lenient handling allows to be left out
 */
record SearchRequest(
        SearchQuery query,
        Answer answer,
        Optional<String> cursor,
        Set<Include> including,
        AskedSubset subset,
        String used,
        List<String> ignored) {

    /** What the answer holds. */
    enum Answer {
        MATCHES,
        MATCHES_AND_TOTAL,
        TOTAL
    }
}
