package care.sij.api.rest;

import care.sij.record.PageCursor;
import care.sij.record.StoredVersion;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * A page of what a search found.
 *
 * @param others where other pages begin, by their relation
 * @param size how many were found, when that is known without counting
 */
record ResultPage(List<StoredVersion> versions, Map<String, PageCursor> others, OptionalLong size) {

    /** All that was found. */
    static ResultPage whole(List<StoredVersion> versions) {
        return new ResultPage(versions, Map.of(), OptionalLong.of(versions.size()));
    }

    static final ResultPage NONE = new ResultPage(List.of(), Map.of(), OptionalLong.empty());
}
