package care.sij.api.rest;

import care.sij.record.SearchCriterion;
import java.util.List;
import java.util.Map;

/**
 * What a search goes through.
 *
 * @param path below the base, as it was asked
 * @param types of resources, each searched
 * @param within what resources of a type must meet to be in the place at all
 */
record SearchPlace(String path, List<String> types, Map<String, SearchCriterion> within) {

    /** All resources of a type. */
    static SearchPlace of(String type) {
        return new SearchPlace(type, List.of(type), Map.of());
    }
}
