package care.sij.api.bulk;

import care.sij.access.Caller;
import care.sij.api.rest.Refusal;
import care.sij.api.rest.RequestRefused;
import care.sij.api.rest.SearchBounds;
import care.sij.api.rest.Sights;
import care.sij.fhir.AskedParameter;
import care.sij.fhir.FhirJson;
import care.sij.fhir.IndexTermExtractor;
import care.sij.fhir.QueryRefused;
import care.sij.record.SearchCriterion;
import care.sij.record.Selection;
import care.sij.record.Selection.Content;
import care.sij.record.StoredVersion;
import care.sij.record.Visibility;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What {@code _typeFilter} leaves of a type: what a search by any of its queries would find. */
@Component
class TypeFilters {

    private final Sights sights;
    private final Selection selection;
    private final FhirJson json;
    private final IndexTermExtractor terms;

    TypeFilters(Sights sights, Selection selection, FhirJson json, IndexTermExtractor terms) {
        this.sights = sights;
        this.selection = selection;
        this.json = json;
        this.terms = terms;
    }

    /** The type that a filter is of. */
    static String type(String filter) {
        int mark = filter.indexOf('?');
        return mark < 0 ? filter : filter.substring(0, mark);
    }

    /**
     * Requires that each of the filters is served, and that they ask for no more together than one search may.
     *
     * @throws RequestRefused when not
     */
    void require(Caller caller, List<String> filters) {
        SearchBounds.require(
                "`_typeFilter`",
                filters.stream().flatMap(filter -> asked(filter).stream()).toList());
        filters.forEach(filter -> criteria(caller, filter));
    }

    /** The criteria of a filter, {@code Type?name=value&name=value}. */
    private List<SearchCriterion> criteria(Caller caller, String filter) {
        return asked(filter).stream()
                .map(asked -> criterion(caller, type(filter), asked))
                .toList();
    }

    private static List<SearchBounds.Asked> asked(String filter) {
        String type = type(filter);
        if (type.length() + 1 >= filter.length()) {
            throw refused();
        }
        List<SearchBounds.Asked> asked = new ArrayList<>();
        for (String one : filter.substring(type.length() + 1).split("&", -1)) {
            int equals = one.indexOf('=');
            if (equals < 1) {
                throw refused();
            }
            asked.add(new SearchBounds.Asked(decoded(one.substring(0, equals)), decoded(one.substring(equals + 1))));
        }
        return asked;
    }

    private SearchCriterion criterion(Caller caller, String type, SearchBounds.Asked asked) {
        try {
            return sights.criterion(caller, type, AskedParameter.of(asked.name(), asked.value()));
        } catch (QueryRefused refused) {
            throw RequestRefused.of(refused);
        }
    }

    private static RequestRefused refused() {
        return new RequestRefused(
                Refusal.INVALID_VALUE, "`_typeFilter` is a search of one type, as `Observation?status=final`.");
    }

    /** A plus sign stands for itself: it has been decoded once. */
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw refused();
        }
    }

    /** What is visible anyway, of it only what one of the type's filters finds; all when it has none. */
    Visibility within(Visibility seen, Caller caller, String type, List<String> filters) {
        List<List<SearchCriterion>> alternatives = filters.stream()
                .filter(filter -> type(filter).equals(type))
                .map(filter -> criteria(caller, filter))
                .toList();
        return alternatives.isEmpty() ? seen : new Filtered(seen, type, alternatives);
    }

    private final class Filtered implements Visibility {

        private final Visibility seen;
        private final String type;
        private final List<List<SearchCriterion>> alternatives;

        private Filtered(Visibility seen, String type, List<List<SearchCriterion>> alternatives) {
            this.seen = seen;
            this.type = type;
            this.alternatives = alternatives;
        }

        @Override
        public Condition condition() {
            List<Object> parameters = new ArrayList<>(seen.condition().parameters());
            List<Condition> conditions = alternatives.stream()
                    .map(criteria -> selection.rows(type, criteria))
                    .toList();
            conditions.forEach(condition -> parameters.addAll(condition.parameters()));
            String any = conditions.stream()
                    .map(condition -> "(" + condition.sql() + ")")
                    .collect(Collectors.joining(" or "));
            return new Condition("(" + seen.condition().sql() + ") and (" + any + ")", List.copyOf(parameters));
        }

        @Override
        public boolean shows(StoredVersion version) {
            return seen.shows(version) && !version.isEmpty() && holds(version);
        }

        private boolean holds(StoredVersion version) {
            Content content = new Content(
                    version.key(), version.patients(), version.instant(), terms.extract(json.read(version.body())));
            return alternatives.stream().anyMatch(criteria -> selection.holds(content, criteria));
        }
    }
}
