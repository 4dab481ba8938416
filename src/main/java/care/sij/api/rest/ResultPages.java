package care.sij.api.rest;

import care.sij.access.Callers;
import care.sij.record.FoundKey;
import care.sij.record.Page;
import care.sij.record.PageCursor;
import care.sij.record.ResultLists;
import care.sij.record.ResultLists.Entry;
import care.sij.record.ResultLists.Part;
import care.sij.record.Search;
import care.sij.record.SearchQuery;
import care.sij.record.StoredVersion;
import care.sij.record.Visibility;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;

/**
 * Pages of searches that stay as the first was made: what is found is kept as a list of versions when it takes more
 * than one page. What a list cannot hold is found anew where the list ends; that place is told by the links alone.
 */
@Component
class ResultPages {

    /** A search of one type. */
    record OfType(SearchQuery query, Visibility visibility) {}

    /** A place in a list, and where the list ends when that is not the end of what is found. */
    private record Listed(long list, int from, Optional<PageCursor> beyond) {

        private PageCursor at(int place) {
            List<String> values = new ArrayList<>(List.of(LISTED, Long.toString(list), Integer.toString(place)));
            beyond.ifPresent(end -> values.addAll(end.values()));
            return new PageCursor(List.copyOf(values));
        }
    }

    /** A cursor's first value: a place in a list, or a place in the order of the query. */
    private static final String LISTED = "l";

    private static final String BEYOND = "b";
    private static final int LISTED_VALUES = 3;

    private final Search search;
    private final ResultLists lists;
    private final Callers callers;

    ResultPages(Search search, ResultLists lists, Callers callers) {
        this.search = search;
        this.lists = lists;
        this.callers = callers;
    }

    /** The page that begins at the start or at the cursor. */
    ResultPage page(List<OfType> asked, Optional<PageCursor> cursor) {
        if (cursor.isEmpty()) {
            return asked.size() == 1 ? first(asked) : begin(asked, Optional.empty());
        }
        List<String> values = cursor.get().values();
        int keys = asked.get(0).query().sort().size() + 1;
        if (values.get(0).equals(BEYOND) && values.size() == 1 + keys) {
            return begin(asked, Optional.of(new PageCursor(values.subList(1, values.size()))));
        }
        boolean endsHere = values.size() == LISTED_VALUES;
        boolean listed = (endsHere || values.size() == LISTED_VALUES + keys)
                && values.get(0).equals(LISTED)
                && values.subList(1, LISTED_VALUES).stream().allMatch(value -> value.matches("[0-9]{1,9}"));
        if (!listed) {
            throw gone();
        }
        Optional<PageCursor> beyond =
                endsHere ? Optional.empty() : Optional.of(new PageCursor(values.subList(LISTED_VALUES, values.size())));
        return listed(asked, new Listed(Long.parseLong(values.get(1)), Integer.parseInt(values.get(2)), beyond));
    }

    /** Most searches have one page: they take one statement and keep nothing. */
    private ResultPage first(List<OfType> asked) {
        Page page =
                search.find(asked.get(0).query(), Optional.empty(), asked.get(0).visibility());
        return page.next().isEmpty() ? ResultPage.whole(page.versions()) : begin(asked, Optional.empty());
    }

    private ResultPage begin(List<OfType> asked, Optional<PageCursor> after) {
        List<FoundKey> found = new ArrayList<>();
        asked.forEach(one -> found.addAll(search.keys(one.query(), after, one.visibility(), ResultLists.MOST + 1)));
        if (asked.size() > 1) {
            found.sort(MergedOrder.of(asked.get(0).query().sort()));
        }
        List<FoundKey> kept = found.subList(0, MergedOrder.border(found, ResultLists.MOST));
        int count = asked.get(0).query().count();
        if (kept.size() <= count) {
            List<Entry> entries = kept.stream()
                    .map(each -> new Entry(each.key(), each.version()))
                    .toList();
            if (lists.fitting(entries) == entries.size()) {
                return ResultPage.whole(versions(asked, entries));
            }
        }
        Optional<PageCursor> beyond = found.size() > kept.size()
                ? Optional.of(kept.get(kept.size() - 1).place())
                : Optional.empty();
        return listed(asked, new Listed(lists.keep(callers.current().signature(), kept), 0, beyond));
    }

    private ResultPage listed(List<OfType> asked, Listed place) {
        int count = asked.get(0).query().count();
        Part part = lists.part(place.list(), callers.current().signature(), place.from(), count)
                .orElseThrow(ResultPages::gone);
        List<Entry> entries = part.entries().subList(0, lists.fitting(part.entries()));
        int end = place.from() + entries.size();
        Map<String, PageCursor> others = new LinkedHashMap<>();
        others.put("first", place.at(0));
        if (place.from() > 0) {
            others.put("previous", place.at(Math.max(0, place.from() - count)));
        }
        if (end < part.size()) {
            others.put("next", place.at(end));
        } else {
            place.beyond().ifPresent(last -> others.put("next", beyond(last)));
        }
        if (place.beyond().isEmpty()) {
            others.put("last", place.at((part.size() - 1) / count * count));
        }
        return new ResultPage(
                versions(asked, entries),
                others,
                place.beyond().isEmpty() ? OptionalLong.of(part.size()) : OptionalLong.empty());
    }

    /** Those of each type as far as the caller may see them now, in the order of the list. */
    private List<StoredVersion> versions(List<OfType> asked, List<Entry> entries) {
        if (asked.size() == 1) {
            return lists.versions(entries, asked.get(0).visibility());
        }
        Map<Entry, StoredVersion> found = new LinkedHashMap<>();
        for (OfType one : asked) {
            List<Entry> ofType = entries.stream()
                    .filter(entry -> entry.key().type().equals(one.query().type()))
                    .toList();
            if (!ofType.isEmpty()) {
                lists.versions(ofType, one.visibility())
                        .forEach(version -> found.put(new Entry(version.key(), version.version()), version));
            }
        }
        return entries.stream()
                .flatMap(entry -> Optional.ofNullable(found.get(entry)).stream())
                .toList();
    }

    private static PageCursor beyond(PageCursor place) {
        List<String> values = new ArrayList<>(List.of(BEYOND));
        values.addAll(place.values());
        return new PageCursor(List.copyOf(values));
    }

    private static RequestRefused gone() {
        return new RequestRefused(
                Refusal.INVALID_CURSOR,
                "The pages of this search are not kept any more, or were made for another caller; start at the first"
                        + " page.");
    }
}
