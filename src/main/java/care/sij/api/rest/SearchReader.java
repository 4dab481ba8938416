package care.sij.api.rest;

import care.sij.api.rest.SearchRequest.Answer;
import care.sij.fhir.AskedParameter;
import care.sij.fhir.ElementSubset.Summary;
import care.sij.fhir.QueryRefused;
import care.sij.fhir.SearchCriteria;
import care.sij.fhir.SearchParameter;
import care.sij.record.SearchCriterion;
import care.sij.record.SearchQuery;
import care.sij.record.SearchQuery.Direction;
import care.sij.record.SearchQuery.SortBy;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Reads a search's parameters; nothing it does not understand is passed over in silence. */
@Component
class SearchReader {

    /** What to do with a parameter that is not served (R4 search.html#errors). */
    enum Handling {
        STRICT,
        LENIENT
    }

    private static final int MOST_INCLUDES = 20;

    /** Of several, one would be ignored. */
    private static final List<String> ONCE = List.of("_count", "_total", Subsets.SUMMARY, "_cursor", "_contained");

    private static final int MOST_SORTS = 10;
    private static final Set<SearchParameter.Kind> UNSORTABLE =
            Set.of(SearchParameter.Kind.COMPOSITE, SearchParameter.Kind.SPECIAL);

    private final SearchCriteria criteria;
    private final ChainSight sight;
    private final Paging paging;
    private final Eyes eyes;
    private final IncludeReader includes;
    private final Subsets subsets;

    SearchReader(
            SearchCriteria criteria,
            ChainSight sight,
            Paging paging,
            Eyes eyes,
            IncludeReader includes,
            Subsets subsets) {
        this.criteria = criteria;
        this.sight = sight;
        this.paging = paging;
        this.eyes = eyes;
        this.includes = includes;
        this.subsets = subsets;
    }

    SearchRequest read(String type, Map<String, String[]> parameters, Handling handling) {
        return read(type, List.of(type), parameters, handling);
    }

    /** @param of all types that are searched by the same parameters */
    SearchRequest read(String type, List<String> of, Map<String, String[]> parameters, Handling handling) {
        SearchBounds.require(
                "A search",
                parameters.entrySet().stream()
                        .flatMap(entry -> Arrays.stream(entry.getValue())
                                .map(value -> new SearchBounds.Asked(entry.getKey(), value)))
                        .toList());
        requireOnce(parameters);
        Draft draft = new Draft(type, of);
        parameters.forEach((name, values) -> {
            for (String value : values) {
                try {
                    take(draft, name, value);
                } catch (RequestRefused refused) {
                    if (handling == Handling.STRICT || !mayBeIgnored(refused.refusal())) {
                        throw refused;
                    }
                    draft.ignored.add(refused.text());
                }
            }
        });
        return draft.finished();
    }

    private static void requireOnce(Map<String, String[]> parameters) {
        ONCE.stream()
                .filter(name -> Optional.ofNullable(parameters.get(name))
                        .filter(values -> values.length > 1)
                        .isPresent())
                .findFirst()
                .ifPresent(name -> {
                    throw new RequestRefused(
                            Refusal.INVALID_VALUE, "The parameter `" + name + "` stands there once at most.");
                });
    }

    private static void take(Draft draft, String name, String value) {
        try {
            draft.take(name, value);
        } catch (QueryRefused refused) {
            throw RequestRefused.of(refused);
        }
    }

    private static boolean mayBeIgnored(Refusal refusal) {
        return refusal == Refusal.UNKNOWN_PARAMETER || refusal == Refusal.UNSUPPORTED_PARAMETER;
    }

    private SearchCriterion criterion(String type, AskedParameter asked) {
        return criteria.of(type, asked, sight);
    }

    private final class Draft {

        private final String type;
        private final List<String> of;
        private final List<SearchCriterion> found = new ArrayList<>();
        private final List<SortBy> sort = new ArrayList<>();
        private final List<String> used = new ArrayList<>();
        private final List<String> ignored = new ArrayList<>();
        private final Set<Include> including = new LinkedHashSet<>();
        private final List<String> summary = new ArrayList<>();
        private final List<String> elements = new ArrayList<>();
        private Optional<String> cursor = Optional.empty();
        private int count = paging.usual();
        private Answer answer = Answer.MATCHES;

        private Draft(String type, List<String> of) {
            this.type = type;
            this.of = of;
        }

        private void take(String name, String value) {
            switch (name) {
                case "_cursor" -> {
                    cursor = Optional.of(value);
                    return;
                }
                case "_format" -> {}
                case SearchPlaces.TYPES -> type(name, value);
                case "_count" -> count(value);
                case "_total" -> total(value);
                case Subsets.SUMMARY -> summary(value);
                case Subsets.ELEMENTS -> {
                    subsets.read(List.of(), List.of(value), of);
                    elements.add(value);
                }
                case "_contained" -> contained(value);
                case "_sort" -> sort(value);
                default -> {
                    if (IncludeReader.isInclude(name)) {
                        include(name, value);
                    } else {
                        found.add(criterion(type, AskedParameter.of(name, value)));
                    }
                }
            }
            used.add(encoded(name) + "=" + encoded(value));
        }

        private void count(String value) {
            count = paging.count(value);
            if (count == 0) {
                answer = Answer.TOTAL;
            }
        }

        private void total(String value) {
            if (!Set.of("none", "estimate", "accurate").contains(value)) {
                throw AskedParameter.of("_total", value).invalid("`none`, `estimate` or `accurate`");
            }
            if (!value.equals("none") && answer == Answer.MATCHES) {
                answer = Answer.MATCHES_AND_TOTAL;
            }
        }

        private void summary(String value) {
            subsets.read(List.of(value), List.of(), of);
            summary.add(value);
            if (value.equals("count")) {
                answer = Answer.TOTAL;
            }
        }

        /** Read where it says what is searched. */
        private void type(String name, String value) {
            if (of.equals(List.of(type))
                    && !AskedParameter.of(name, value).values().contains(type)) {
                throw new RequestRefused(
                        Refusal.UNSUPPORTED_PARAMETER, "`_type` is for searches of the whole system or a compartment.");
            }
        }

        private void contained(String value) {
            if (!value.equals("false")) {
                throw new RequestRefused(
                        Refusal.UNSUPPORTED_PARAMETER,
                        "Of `_contained` only `false` is served: contained resources are found with what holds them.");
            }
        }

        private void include(String name, String value) {
            including.add(includes.read(name, value));
            if (including.size() > MOST_INCLUDES) {
                throw AskedParameter.of("_include", value).invalid("given at most " + MOST_INCLUDES + " times");
            }
        }

        private void sort(String value) {
            List<SortBy> keys = new ArrayList<>();
            for (String name : AskedParameter.of("_sort", value).values()) {
                Direction direction = name.startsWith("-") ? Direction.DESCENDING : Direction.ASCENDING;
                keys.add(new SortBy(sortable(name.startsWith("-") ? name.substring(1) : name), direction));
            }
            sort.addAll(keys);
            if (sort.size() > MOST_SORTS
                    || sort.stream().map(SortBy::parameter).distinct().count() < sort.size()) {
                throw AskedParameter.of("_sort", "").invalid("up to " + MOST_SORTS + " parameters, each once");
            }
        }

        private String sortable(String name) {
            if (!name.equals(SearchQuery.ID) && !name.equals(SearchQuery.LAST_UPDATED)) {
                AskedParameter asked = AskedParameter.of(name, "");
                if (asked.modifier().isPresent()) {
                    throw asked.unsupportedModifier();
                }
                eyes.requireOrderable(type, asked);
                SearchParameter definition = criteria.definition(type, asked);
                if (UNSORTABLE.contains(definition.kind())) {
                    throw new RequestRefused(
                            Refusal.UNSUPPORTED_PARAMETER, "`" + definition.name() + "` cannot be sorted by.");
                }
            }
            return name;
        }

        private SearchRequest finished() {
            SearchQuery query = new SearchQuery(type, List.copyOf(found), List.copyOf(sort), Math.max(count, 1));
            AskedSubset subset = subsets.read(summary, elements, of);
            if (!including.isEmpty()
                    && subset.summary().filter(Summary.TEXT::equals).isPresent()) {
                throw AskedParameter.of(Subsets.SUMMARY, "text").invalid("to be mixed with includes when it is `text`");
            }
            return new SearchRequest(
                    query,
                    answer,
                    cursor,
                    Collections.unmodifiableSet(including),
                    subset,
                    String.join("&", used),
                    List.copyOf(ignored));
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
