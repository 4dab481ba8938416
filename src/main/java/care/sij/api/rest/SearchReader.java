package care.sij.api.rest;

import care.sij.api.rest.SearchRequest.Answer;
import care.sij.fhir.AskedParameter;
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

    private static final Set<SearchParameter.Kind> UNSORTABLE =
            Set.of(SearchParameter.Kind.COMPOSITE, SearchParameter.Kind.SPECIAL);

    private final SearchCriteria criteria;
    private final ChainSight sight;
    private final Paging paging;
    private final Eyes eyes;

    SearchReader(SearchCriteria criteria, ChainSight sight, Paging paging, Eyes eyes) {
        this.criteria = criteria;
        this.sight = sight;
        this.paging = paging;
        this.eyes = eyes;
    }

    SearchRequest read(String type, Map<String, String[]> parameters, Handling handling) {
        Draft draft = new Draft(type);
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
        private final List<SearchCriterion> found = new ArrayList<>();
        private final List<SortBy> sort = new ArrayList<>();
        private final List<String> used = new ArrayList<>();
        private final List<String> ignored = new ArrayList<>();
        private final Set<ReverseInclude> including = new LinkedHashSet<>();
        private Optional<String> cursor = Optional.empty();
        private int count = paging.usual();
        private Answer answer = Answer.MATCHES;

        private Draft(String type) {
            this.type = type;
        }

        private void take(String name, String value) {
            switch (name) {
                case "_cursor" -> {
                    cursor = Optional.of(value);
                    return;
                }
                case "_format" -> {}
                case "_count" -> count(value);
                case "_total" -> total(value);
                case "_summary" -> summary(value);
                case "_sort" -> sort(value);
                case "_revinclude" -> including.add(ReverseInclude.of(value));
                default -> found.add(criterion(type, AskedParameter.of(name, value)));
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
            if (value.equals("accurate") && answer == Answer.MATCHES) {
                answer = Answer.MATCHES_AND_TOTAL;
            }
        }

        private void summary(String value) {
            switch (value) {
                case "false" -> {}
                case "count" -> answer = Answer.TOTAL;
                default ->
                    throw new RequestRefused(
                            Refusal.UNSUPPORTED_PARAMETER,
                            "Of `_summary` only `count` and `false` are served; whole resources are returned.");
            }
        }

        private void sort(String value) {
            for (String name : AskedParameter.of("_sort", value).values()) {
                Direction direction = name.startsWith("-") ? Direction.DESCENDING : Direction.ASCENDING;
                sort.add(new SortBy(sortable(name.startsWith("-") ? name.substring(1) : name), direction));
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
            return new SearchRequest(
                    query, answer, cursor, Set.copyOf(including), String.join("&", used), List.copyOf(ignored));
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
