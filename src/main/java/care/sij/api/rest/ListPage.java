package care.sij.api.rest;

import care.sij.partner.ServiceAddress;
import care.sij.record.PageCursor;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One page of a list that an operation gives: where it begins, how long it is, and how the next one is asked for.
 *
 * @param narrowed what is listed alone, by parameter
 * @param cursor as it was given
 */
record ListPage(String operation, Map<String, String> narrowed, int count, Optional<String> cursor) {

    ListPage {
        narrowed = Map.copyOf(narrowed);
    }

    static ListPage of(String operation, AskedParameters asked, Paging paging) {
        int count = Math.max(1, asked.first("_count").map(paging::count).orElse(paging.usual()));
        return new ListPage(operation, Map.of(), count, asked.first("_cursor"));
    }

    /** The same of a list that is narrowed so, if it is. */
    ListPage narrowedBy(String parameter, Optional<String> value) {
        Map<String, String> more = new TreeMap<>(narrowed);
        value.ifPresent(given -> more.put(parameter, given));
        return new ListPage(operation, more, count, cursor);
    }

    /** Where it begins; empty for the first. */
    Optional<PageCursor> after() {
        return Paging.cursor(cursor, query());
    }

    /** Address of the one that begins there. */
    Optional<String> next(ServiceAddress service, Optional<PageCursor> from) {
        return from.map(next -> service.fhir() + "/" + operation + "?_count=" + count + parameters() + "&_cursor="
                + next.text(query()));
    }

    private String query() {
        return operation + parameters();
    }

    private String parameters() {
        return new TreeMap<>(narrowed)
                .entrySet().stream()
                        .map(one ->
                                "&" + one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining());
    }
}
