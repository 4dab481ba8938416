package care.sij.exchange.direct;

import care.sij.record.FoundKey;
import care.sij.record.Page;
import care.sij.record.PageCursor;
import care.sij.record.ResourceKey;
import care.sij.record.Search;
import care.sij.record.SearchCriterion.AnyId;
import care.sij.record.SearchQuery;
import care.sij.record.StoredVersion;
import care.sij.record.Versions;
import care.sij.record.Visibility;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What of the record a partner sees. */
@Component
class Sight {

    private final Search search;
    private final Versions versions;

    Sight(Search search, Versions versions) {
        this.search = search;
        this.versions = versions;
    }

    /** Those that are there for the partner, leaving out deleted ones. */
    Set<ResourceKey> present(Collection<ResourceKey> keys, Visibility visibility) {
        TreeMap<String, TreeSet<String>> idsByType = new TreeMap<>();
        keys.forEach(key ->
                idsByType.computeIfAbsent(key.type(), type -> new TreeSet<>()).add(key.id()));
        Set<ResourceKey> present = new HashSet<>();
        idsByType.forEach((type, ids) -> present.addAll(present(type, ids, visibility)));
        return present;
    }

    /** Those that are there for the partner, or were before they were deleted. */
    Set<ResourceKey> known(Collection<ResourceKey> keys, Visibility visibility) {
        Set<ResourceKey> known = present(keys, visibility);
        Set<ResourceKey> others = new LinkedHashSet<>(keys);
        others.removeAll(known);
        others.stream()
                .filter(key -> versions.current(key, visibility).isPresent())
                .forEach(known::add);
        return known;
    }

    /** What the search finds beside those to be left out, at most two; a page may end before it is full. */
    List<StoredVersion> matches(SearchQuery query, Visibility visibility, Set<ResourceKey> without) {
        SearchQuery enough = new SearchQuery(query.type(), query.criteria(), query.sort(), 2 + without.size());
        List<StoredVersion> matches = new ArrayList<>();
        Optional<PageCursor> next = Optional.empty();
        do {
            Page page = search.find(enough, next, visibility);
            page.versions().stream()
                    .filter(version -> !without.contains(version.key()))
                    .limit(2L - matches.size())
                    .forEach(matches::add);
            next = page.next();
        } while (next.isPresent() && matches.size() < 2);
        return List.copyOf(matches);
    }

    private Set<ResourceKey> present(String type, Set<String> ids, Visibility visibility) {
        SearchQuery query = new SearchQuery(type, List.of(new AnyId(List.copyOf(ids))), List.of(), ids.size());
        return search.keys(query, Optional.empty(), visibility, ids.size()).stream()
                .map(FoundKey::key)
                .collect(Collectors.toSet());
    }
}
