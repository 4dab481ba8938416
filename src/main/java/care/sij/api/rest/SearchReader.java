package care.sij.api.rest;

import care.sij.api.rest.SearchRequest.Answer;
import care.sij.fhir.SearchParameter;
import care.sij.fhir.SearchParameters;
import care.sij.record.SearchCriterion;
import care.sij.record.SearchCriterion.AnyId;
import care.sij.record.SearchCriterion.LastUpdated;
import care.sij.record.SearchCriterion.OfPatient;
import care.sij.record.SearchQuery;
import care.sij.record.SearchQuery.Direction;
import care.sij.record.SearchQuery.SortBy;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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

    /**
     * R4's own {@code patient} of this type finds only what has the Patient itself as its target. Here it finds the
     * Provenance of everything that belongs to the patient, as its users mean it.
     */
    static final String BY_PATIENT = "Provenance";

    private static final Set<SearchParameter.Kind> UNSORTABLE =
            Set.of(SearchParameter.Kind.COMPOSITE, SearchParameter.Kind.SPECIAL);

    private final SearchParameters definitions;
    private final Criteria criteria;
    private final OrderedValues ordered;
    private final Paging paging;
    private final Eyes eyes;

    SearchReader(SearchParameters definitions, Criteria criteria, OrderedValues ordered, Paging paging, Eyes eyes) {
        this.definitions = definitions;
        this.criteria = criteria;
        this.ordered = ordered;
        this.paging = paging;
        this.eyes = eyes;
    }

    SearchRequest read(String type, Map<String, String[]> parameters, Handling handling) {
        Draft draft = new Draft(type);
        parameters.forEach((name, values) -> {
            for (String value : values) {
                try {
                    draft.take(name, value);
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

    /** A criterion of a scope's filter {@code name=value}. */
    SearchCriterion narrowing(String type, String nameAndValue) {
        int equals = nameAndValue.indexOf('=');
        return criterion(type, Parameter.of(nameAndValue.substring(0, equals), nameAndValue.substring(equals + 1)));
    }

    private static boolean mayBeIgnored(Refusal refusal) {
        return refusal == Refusal.UNKNOWN_PARAMETER || refusal == Refusal.UNSUPPORTED_PARAMETER;
    }

    private SearchCriterion criterion(String type, Parameter asked) {
        return switch (asked.spelled()) {
            case SearchQuery.ID -> new AnyId(asked.values());
            case SearchQuery.LAST_UPDATED -> new LastUpdated(ordered.dates(asked));
            case "patient" -> type.equals(BY_PATIENT) ? ofPatient(asked) : defined(type, asked);
            default -> defined(type, asked);
        };
    }

    private SearchCriterion defined(String type, Parameter asked) {
        SearchParameter definition = definition(type, asked);
        return criteria.of(definition, eyes.ask(type, definition, asked));
    }

    private static SearchCriterion ofPatient(Parameter asked) {
        return new OfPatient(asked.values().stream()
                .map(value -> value.substring(value.lastIndexOf('/') + 1))
                .toList());
    }

    private SearchParameter definition(String type, Parameter asked) {
        return definitions
                .find(type, asked.name())
                .orElseThrow(() -> new RequestRefused(
                        Refusal.UNKNOWN_PARAMETER,
                        "`" + shortened(asked.spelled()) + "` is not a search parameter of " + type
                                + " served here; see /fhir/metadata, or send `Prefer: handling=lenient`."));
    }

    private static String shortened(String name) {
        return name.substring(0, Math.min(name.length(), 64));
    }

    private final class Draft {

        private final String type;
        private final List<SearchCriterion> found = new ArrayList<>();
        private final List<SortBy> sort = new ArrayList<>();
        private final List<String> used = new ArrayList<>();
        private final List<String> ignored = new ArrayList<>();
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
                default -> found.add(criterion(type, Parameter.of(name, value)));
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
                throw Parameter.of("_total", value).invalid("`none`, `estimate` or `accurate`");
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
            for (String name : Parameter.of("_sort", value).values()) {
                Direction direction = name.startsWith("-") ? Direction.DESCENDING : Direction.ASCENDING;
                sort.add(new SortBy(sortable(name.startsWith("-") ? name.substring(1) : name), direction));
            }
        }

        private String sortable(String name) {
            if (!name.equals(SearchQuery.ID) && !name.equals(SearchQuery.LAST_UPDATED)) {
                Parameter asked = Parameter.of(name, "");
                if (asked.modifier().isPresent()) {
                    throw asked.unsupportedModifier();
                }
                eyes.requireOrderable(type, asked);
                SearchParameter definition = definition(type, asked);
                if (UNSORTABLE.contains(definition.kind())) {
                    throw new RequestRefused(
                            Refusal.UNSUPPORTED_PARAMETER, "`" + definition.name() + "` cannot be sorted by.");
                }
            }
            return name;
        }

        private SearchRequest finished() {
            SearchQuery query = new SearchQuery(type, List.copyOf(found), List.copyOf(sort), Math.max(count, 1));
            return new SearchRequest(query, answer, cursor, String.join("&", used), List.copyOf(ignored));
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
