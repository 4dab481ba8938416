package care.sij.api.everything;

import care.sij.api.rest.AskedParameters;
import care.sij.api.rest.Paging;
import care.sij.api.rest.PastInstants;
import care.sij.api.rest.Refusal;
import care.sij.api.rest.RequestRefused;
import care.sij.api.rest.ResourceTypes;
import care.sij.fhir.TimeSpan;
import care.sij.record.PageCursor;
import care.sij.record.StoredVersion;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which part of everything is asked for.
 *
 * @param types only these; all when empty
 * @param since only what became known then or later
 * @param self the query again, without the place of the page
 * @param cursor the place of the page, as it was given
 */
record EverythingRequest(
        Set<String> types, CareDates dates, Optional<Instant> since, int count, String self, Optional<String> cursor) {

    private static final Set<String> KNOWN = Set.of("start", "end", "_since", "_type", "_count", "_cursor");

    EverythingRequest {
        types = Set.copyOf(types);
    }

    /** @param operation its address, {@code Type/id/$everything} */
    static EverythingRequest of(String operation, AskedParameters asked, ResourceTypes types, Paging paging) {
        asked.known(KNOWN);
        CareDates dates = new CareDates(
                date(asked, "start").map(TimeSpan::low).orElse(TimeSpan.BEGINNING),
                date(asked, "end").map(TimeSpan::high).orElse(TimeSpan.END));
        int count = Math.max(1, asked.one("_count").map(paging::count).orElse(paging.usual()));
        asked.one("_since");
        return new EverythingRequest(
                types(asked, types),
                dates,
                PastInstants.ifAsked(asked, "_since"),
                count,
                self(operation, asked),
                asked.one("_cursor"));
    }

    private static Optional<TimeSpan> date(AskedParameters asked, String name) {
        return asked.one(name)
                .map(text -> TimeSpan.parse(text)
                        .orElseThrow(() -> new RequestRefused(
                                Refusal.INVALID_VALUE, "The parameter `" + name + "` is a date, as 2026-03-01.")));
    }

    private static Set<String> types(AskedParameters asked, ResourceTypes known) {
        Set<String> types = new TreeSet<>();
        asked.all("_type").forEach(list -> types.addAll(List.of(list.split(",", -1))));
        if (!known.all().containsAll(types)) {
            throw new RequestRefused(
                    Refusal.INVALID_VALUE,
                    "The parameter `_type` is a list of resource types of R4, with commas between them.");
        }
        return types;
    }

    private static String self(String operation, AskedParameters asked) {
        List<String> query = new ArrayList<>();
        KNOWN.stream()
                .filter(name -> !name.equals("_cursor"))
                .sorted()
                .forEach(name -> asked.all(name)
                        .forEach(value -> query.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8))));
        return query.isEmpty() ? operation : operation + "?" + String.join("&", query);
    }

    /** Where the page begins; empty for the first one. */
    Optional<PageCursor> after() {
        return Paging.cursor(cursor, self).filter(place -> place.values().size() == 2);
    }

    /** The query of the page that begins there. */
    String at(PageCursor place) {
        return self + (self.contains("?") ? "&" : "?") + "_cursor=" + place.text(self);
    }

    boolean wants(String type) {
        return types.isEmpty() || types.contains(type);
    }

    boolean wants(StoredVersion version) {
        return wants(version.key().type())
                && since.filter(instant -> version.instant().isBefore(instant)).isEmpty()
                && dates.include(version);
    }
}
