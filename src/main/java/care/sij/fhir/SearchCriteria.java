package care.sij.fhir;

import care.sij.record.SearchCriterion;
import care.sij.record.SearchCriterion.AnyDate;
import care.sij.record.SearchCriterion.AnyId;
import care.sij.record.SearchCriterion.AnyNumber;
import care.sij.record.SearchCriterion.AnyTerm;
import care.sij.record.SearchCriterion.AnyText;
import care.sij.record.SearchCriterion.LastUpdated;
import care.sij.record.SearchCriterion.NoTerm;
import care.sij.record.SearchCriterion.OfPatient;
import care.sij.record.SearchCriterion.Presence;
import care.sij.record.SearchCriterion.TextMatch;
import care.sij.record.SearchCriterion.Wanted;
import care.sij.record.SearchQuery;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;

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

    private final SearchParameters definitions;
    private final OrderedValues ordered;
    private final String ownBase;

    /**
     * Compiles by these definitions.
     *
     * @param base our FHIR base: a reference below it is one to this service
     */
    public SearchCriteria(SearchParameters definitions, Clock clock, String base) {
        this.definitions = definitions;
        this.ordered = new OrderedValues(clock);
        this.ownBase = base + "/";
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
     * What the parameter asks of resources of the type.
     *
     * @throws QueryRefused when it is not served for the type, or has no such value
     */
    public SearchCriterion of(String type, AskedParameter asked) {
        return switch (asked.spelled()) {
            case SearchQuery.ID -> new AnyId(asked.values());
            case SearchQuery.LAST_UPDATED -> new LastUpdated(ordered.dates(asked));
            case "patient" -> type.equals(BY_PATIENT) ? ofPatient(asked) : of(definition(type, asked), asked);
            default -> of(definition(type, asked), asked);
        };
    }

    /**
     * R4's definition of the parameter.
     *
     * @throws QueryRefused when there is none for the type
     */
    public SearchParameter definition(String type, AskedParameter asked) {
        return definitions
                .find(type, asked.name())
                .orElseThrow(() -> new QueryRefused(
                        QueryRefused.Kind.UNKNOWN,
                        "`" + shortened(asked.spelled()) + "` is not a search parameter of " + type
                                + " served here; see /fhir/metadata, or send `Prefer: handling=lenient`."));
    }

    private static String shortened(String name) {
        return name.substring(0, Math.min(name.length(), 64));
    }

    private static SearchCriterion ofPatient(AskedParameter asked) {
        return new OfPatient(asked.values().stream()
                .map(value -> value.substring(value.lastIndexOf('/') + 1))
                .toList());
    }

    private SearchCriterion of(SearchParameter definition, AskedParameter asked) {
        if (asked.modifier().filter("missing"::equals).isPresent()) {
            return missing(asked);
        }
        if (asked.values().stream().anyMatch(String::isEmpty)) {
            throw asked.invalid("given");
        }
        return switch (definition.kind()) {
            case TOKEN -> token(asked);
            case REFERENCE -> reference(definition, asked);
            case DATE -> new AnyDate(asked.name(), ordered.dates(plain(asked)));
            case STRING -> text(asked);
            case NUMBER -> new AnyNumber(asked.name(), ordered.numbers(plain(asked)));
            case QUANTITY -> new AnyNumber(asked.name(), ordered.quantities(plain(asked)));
            case URI -> anyTerm(plain(asked), value -> List.of(SearchTerms.uri(asked.name(), value)));
            case COMPOSITE, SPECIAL ->
                throw new QueryRefused(
                        QueryRefused.Kind.UNSUPPORTED,
                        "`" + asked.name() + "` is not served; ask for its parts, or send `Prefer: handling=lenient`.");
        };
    }

    private static SearchCriterion missing(AskedParameter asked) {
        return switch (String.join(",", asked.values())) {
            case "true" -> new Presence(asked.name(), Wanted.MISSING);
            case "false" -> new Presence(asked.name(), Wanted.PRESENT);
            default -> throw asked.invalid("`true` or `false`");
        };
    }

    private static AskedParameter plain(AskedParameter asked) {
        if (asked.modifier().isPresent()) {
            throw asked.unsupportedModifier();
        }
        return asked;
    }

    private static SearchCriterion token(AskedParameter asked) {
        return switch (asked.modifier().orElse("")) {
            case "" -> anyTerm(asked, value -> List.of(SearchTerms.token(asked.name(), value)));
            case "of-type" -> anyTerm(asked, value -> List.of(SearchTerms.ofType(asked.name(), value)));
            case "not" ->
                new NoTerm(asked.values().stream()
                        .map(value -> SearchTerms.token(asked.name(), value))
                        .toList());
            default -> throw asked.unsupportedModifier();
        };
    }

    private SearchCriterion reference(SearchParameter definition, AskedParameter asked) {
        String modifier = asked.modifier().orElse("");
        if (modifier.equals("identifier")) {
            return anyTerm(asked, value -> List.of(SearchTerms.logicalReference(asked.name(), value)));
        }
        if (modifier.isEmpty()) {
            return anyTerm(asked, value -> SearchTerms.reference(definition, relative(value)));
        }
        if (definition.targets().contains(modifier)) {
            return anyTerm(
                    asked,
                    value -> SearchTerms.reference(
                            definition, value.contains("/") ? relative(value) : modifier + "/" + value));
        }
        throw asked.unsupportedModifier();
    }

    private String relative(String value) {
        return value.startsWith(ownBase) ? value.substring(ownBase.length()) : value;
    }

    private static SearchCriterion text(AskedParameter asked) {
        List<String> folded = asked.values().stream().map(FoldedText::of).toList();
        return switch (asked.modifier().orElse("")) {
            case "" -> new AnyText(asked.name(), TextMatch.STARTS_WITH, folded);
            case "contains" -> new AnyText(asked.name(), TextMatch.CONTAINS, folded);
            default -> throw asked.unsupportedModifier();
        };
    }

    private static SearchCriterion anyTerm(AskedParameter asked, Function<String, List<String>> termsOfValue) {
        return new AnyTerm(asked.values().stream()
                .flatMap(value -> termsOfValue.apply(value).stream())
                .toList());
    }
}
