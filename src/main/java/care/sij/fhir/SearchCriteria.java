package care.sij.fhir;

import care.sij.fhir.PersonNumbers.Shown;
import care.sij.record.SearchCriterion;
import care.sij.record.SearchCriterion.AnyId;
import care.sij.record.SearchCriterion.LastUpdated;
import care.sij.record.SearchCriterion.OfPatient;
import care.sij.record.SearchQuery;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/**
 * One search parameter as a criterion of the record (R4 search.html section 3.1.1.4), whether a request asks for it or
 * a scope is narrowed by it.
 */
public final class SearchCriteria {

    /**
     * R4's own {@code patient} of this type finds only what has the Patient itself as its target. Here it finds the
     * Provenance of everything that belongs to the patient, as its users mean it.
     */
    private static final String BY_PATIENT = "Provenance";

    /** R4 defines them for all resources. */
    private static final Set<String> NOT_SERVED = Set.of("_text", "_content", "_filter", "_list", "_query");

    private final SearchParameters definitions;
    private final OrderedValues ordered;
    private final KindCriteria kinds;
    private final CompositeCriteria composites;

    /**
     * Compiles by these definitions.
     *
     * @param base our FHIR base: a reference below it is one to this service
     */
    public SearchCriteria(SearchParameters definitions, Clock clock, String base) {
        this.definitions = definitions;
        this.ordered = new OrderedValues(clock);
        this.kinds = new KindCriteria(ordered, definitions.types(), base + "/");
        this.composites = new CompositeCriteria(definitions, kinds);
    }

    /**
     * The periods that a parameter asks for which compares dates.
     *
     * @throws QueryRefused when a value is no date
     */
    public List<SearchCriterion.DateRange> dates(AskedParameter asked) {
        return ordered.dates(asked);
    }

    /**
     * What the parameter asks of resources of the type by themselves; chains are not served.
     *
     * @throws QueryRefused when it is not served for the type, or has no such value
     */
    public SearchCriterion of(String type, AskedParameter asked) {
        return of(type, asked, Shown.ALL);
    }

    /**
     * The same for who is shown so many numbers of persons in references.
     *
     * @throws QueryRefused as above
     */
    public SearchCriterion of(String type, AskedParameter asked, Shown shown) {
        if (Chains.isOne(asked)) {
            throw asked.unsupported();
        }
        return unchained(type, asked, shown);
    }

    /**
     * The same, where references may be followed.
     *
     * @throws QueryRefused as above
     */
    public SearchCriterion of(String type, AskedParameter asked, Steps steps) {
        return Chains.isOne(asked) ? new Chains(definitions, this, steps, asked).of(type) : single(type, asked, steps);
    }

    /** What is asked of the end of a chain, or without one. */
    SearchCriterion single(String type, AskedParameter asked, Steps steps) {
        return unchained(type, steps.ask(type, asked), steps.numbers());
    }

    private SearchCriterion unchained(String type, AskedParameter asked, Shown shown) {
        return switch (asked.name()) {
            case SearchQuery.ID -> new AnyId(plain(asked).values());
            case SearchQuery.LAST_UPDATED -> new LastUpdated(ordered.dates(plain(asked)));
            case "patient" ->
                type.equals(BY_PATIENT) && asked.modifier().isEmpty()
                        ? ofPatient(asked)
                        : of(type, definition(type, asked), asked, shown);
            default -> of(type, definition(type, asked), asked, shown);
        };
    }

    private SearchCriterion of(String type, SearchParameter definition, AskedParameter asked, Shown shown) {
        return definition.kind() == SearchParameter.Kind.COMPOSITE
                ? composites.of(type, definition, asked)
                : kinds.of(definition, asked, shown);
    }

    private static AskedParameter plain(AskedParameter asked) {
        if (asked.modifier().isPresent()) {
            throw asked.unsupportedModifier();
        }
        return asked;
    }

    /**
     * The definition of the parameter.
     *
     * @throws QueryRefused when there is none for the type
     */
    public SearchParameter definition(String type, AskedParameter asked) {
        if (NOT_SERVED.contains(asked.name())) {
            throw asked.unsupported();
        }
        return definitions.find(type, asked.name()).orElseThrow(() -> unknown(type, asked));
    }

    private QueryRefused unknown(String type, AskedParameter asked) {
        String nearest = NearestName.to(
                        AskedParameter.shortened(asked.name()),
                        definitions.all(type).stream()
                                .map(SearchParameter::name)
                                .toList())
                .map(name -> " The nearest is `" + name + "`.")
                .orElse("");
        return new QueryRefused(
                QueryRefused.Kind.UNKNOWN,
                "`" + AskedParameter.shortened(asked.spelled()) + "` is not a search parameter of " + type
                        + " served here." + nearest + " See /fhir/metadata, or send `Prefer: handling=lenient`.");
    }

    private static SearchCriterion ofPatient(AskedParameter asked) {
        return new OfPatient(asked.values().stream()
                .map(value -> value.substring(value.lastIndexOf('/') + 1))
                .toList());
    }
}
