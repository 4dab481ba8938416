package care.sij.api.rest;

import care.sij.access.SmartInteraction;
import care.sij.record.Page;
import care.sij.record.ResourceKey;
import care.sij.record.Search;
import care.sij.record.SearchQuery;
import care.sij.record.SearchQuery.Direction;
import care.sij.record.SearchQuery.SortBy;
import care.sij.record.StoredVersion;
import care.sij.record.Visibility;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Finds what refers to the matches of a page, by one search for each kind that is asked for. */
@Component
class ReverseIncludes {

    /** A page has few hundred resources; of one that was stated a thousand times the latest are told. */
    private static final int MOST = 1000;

    /**
     * What refers to a page.
     *
     * @param cut what was asked for and is not here whole
     */
    record Included(List<StoredVersion> versions, List<ReverseInclude> cut) {

        static final Included NOTHING = new Included(List.of(), List.of());

        /** What to do about what is missing; empty when nothing is. */
        Optional<String> advice() {
            return cut.isEmpty()
                    ? Optional.empty()
                    : Optional.of("Of `_revinclude` only the " + MOST + " latest are here: "
                            + cut.stream().map(ReverseInclude::text).collect(Collectors.joining(" "))
                            + ". Make pages smaller with `_count`.");
        }
    }

    private final Permission permission;
    private final Search search;

    ReverseIncludes(Permission permission, Search search) {
        this.permission = permission;
        this.search = search;
    }

    /**
     * What of each kind the caller may search for.
     *
     * @throws care.sij.access.AccessRefused when no scope allows to search resources of a kind
     */
    Map<ReverseInclude, Visibility> permitted(Collection<ReverseInclude> asked) {
        Map<ReverseInclude, Visibility> permitted = new LinkedHashMap<>();
        asked.forEach(kind -> permitted.put(kind, permission.on(SmartInteraction.SEARCH, kind.type())));
        return permitted;
    }

    /** What refers to the page and is not on it. */
    Included of(Page page, Map<ReverseInclude, Visibility> permitted) {
        if (page.versions().isEmpty() || permitted.isEmpty()) {
            return Included.NOTHING;
        }
        Map<ResourceKey, StoredVersion> included = new LinkedHashMap<>();
        List<ReverseInclude> cut = new ArrayList<>();
        permitted.forEach((kind, visibility) -> {
            Page found = search.find(query(kind, page), Optional.empty(), visibility);
            found.versions().forEach(version -> included.put(version.key(), version));
            found.next().ifPresent(more -> cut.add(kind));
        });
        Set<ResourceKey> matches =
                page.versions().stream().map(StoredVersion::key).collect(Collectors.toSet());
        included.keySet().removeAll(matches);
        return new Included(List.copyOf(included.values()), List.copyOf(cut));
    }

    private static SearchQuery query(ReverseInclude kind, Page page) {
        return new SearchQuery(
                kind.type(),
                List.of(kind.refersTo(page)),
                List.of(new SortBy(SearchQuery.LAST_UPDATED, Direction.DESCENDING)),
                MOST);
    }
}
