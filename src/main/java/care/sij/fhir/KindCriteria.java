package care.sij.fhir;

import care.sij.fhir.PersonNumbers.Shown;
import care.sij.record.IndexTerms;
import care.sij.record.SearchCriterion;
import care.sij.record.SearchCriterion.AnyBelow;
import care.sij.record.SearchCriterion.AnyDate;
import care.sij.record.SearchCriterion.AnyNumber;
import care.sij.record.SearchCriterion.AnyTerm;
import care.sij.record.SearchCriterion.AnyText;
import care.sij.record.SearchCriterion.NoTerm;
import care.sij.record.SearchCriterion.Presence;
import care.sij.record.SearchCriterion.TextMatch;
import care.sij.record.SearchCriterion.Wanted;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** What a parameter asks, by its kind and its modifier (R4 search.html#modifiers). */
final class KindCriteria {

    private final OrderedValues ordered;
    private final Set<String> types;
    private final String ownBase;

    KindCriteria(OrderedValues ordered, Set<String> types, String ownBase) {
        this.ordered = ordered;
        this.types = types;
        this.ownBase = ownBase;
    }

    /**
     * Of every kind but composites, which {@link CompositeCriteria} takes apart.
     *
     * @param shown whose numbers of persons may be asked for in references
     */
    SearchCriterion of(SearchParameter definition, AskedParameter asked, Shown shown) {
        if (asked.modifier().filter("missing"::equals).isPresent()) {
            return missing(asked);
        }
        if (asked.values().stream().anyMatch(String::isEmpty)) {
            throw asked.invalid("given");
        }
        return switch (definition.kind()) {
            case TOKEN -> token(asked);
            case REFERENCE -> reference(definition, asked, shown);
            case DATE -> new AnyDate(asked.name(), ordered.dates(plain(asked)));
            case STRING -> text(asked);
            case NUMBER -> new AnyNumber(asked.name(), ordered.numbers(plain(asked)));
            case QUANTITY -> new AnyNumber(asked.name(), ordered.quantities(plain(asked)));
            case URI -> uri(asked);
            case COMPOSITE, SPECIAL -> throw asked.unsupported();
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
            throw refused(asked, List.of());
        }
        return asked;
    }

    private static QueryRefused refused(AskedParameter asked, List<String> served) {
        return Modifiers.refused(asked, served);
    }

    private static SearchCriterion token(AskedParameter asked) {
        return switch (asked.modifier().orElse("")) {
            case "" -> anyTerm(asked, value -> List.of(SearchTerms.token(asked.name(), value)));
            case "of-type" -> anyTerm(asked, value -> List.of(SearchTerms.ofType(asked.name(), value)));
            case "text" -> text(asked, asked.name() + IndexTerms.TEXT, TextMatch.STARTS_WITH);
            case "not" ->
                new NoTerm(asked.values().stream()
                        .map(value -> SearchTerms.token(asked.name(), value))
                        .toList());
            default -> throw refused(asked, List.of("not", "of-type", "text"));
        };
    }

    private SearchCriterion reference(SearchParameter definition, AskedParameter asked, Shown shown) {
        String modifier = asked.modifier().orElse("");
        if (modifier.equals("identifier")) {
            return anyTerm(asked, value -> LogicalReferences.asked(asked.name(), value, shown));
        }
        if (modifier.isEmpty()) {
            return anyTerm(
                    asked, value -> SearchTerms.reference(definition.name(), targets(definition), relative(value)));
        }
        if (targets(definition).contains(modifier)) {
            return anyTerm(
                    asked,
                    value -> SearchTerms.reference(
                            definition.name(),
                            Set.of(modifier),
                            value.contains("/") ? relative(value) : modifier + "/" + value));
        }
        throw refused(asked, Modifiers.ofReference(definition));
    }

    /** Where the definition names none, the reference may point to any type. */
    private Set<String> targets(SearchParameter definition) {
        return definition.targets().isEmpty() ? types : definition.targets();
    }

    private String relative(String value) {
        return value.startsWith(ownBase) ? value.substring(ownBase.length()) : value;
    }

    private static SearchCriterion text(AskedParameter asked) {
        return switch (asked.modifier().orElse("")) {
            case "" -> text(asked, asked.name(), TextMatch.STARTS_WITH);
            case "contains" -> text(asked, asked.name(), TextMatch.CONTAINS);
            case "exact" ->
                new AnyText(
                        asked.name(),
                        TextMatch.EXACT,
                        asked.values().stream().map(SearchTerms::unescaped).toList());
            default -> throw refused(asked, List.of("contains", "exact"));
        };
    }

    private static SearchCriterion text(AskedParameter asked, String parameter, TextMatch how) {
        return new AnyText(
                parameter,
                how,
                asked.values().stream()
                        .map(value -> FoldedText.of(SearchTerms.unescaped(value)))
                        .toList());
    }

    private static SearchCriterion uri(AskedParameter asked) {
        return switch (asked.modifier().orElse("")) {
            case "" -> anyTerm(asked, value -> List.of(SearchTerms.uri(asked.name(), value)));
            case "above" -> anyTerm(asked, value -> SearchTerms.uriAbove(asked.name(), value));
            case "below" ->
                new AnyBelow(asked.values().stream()
                        .map(value -> SearchTerms.uri(asked.name(), value))
                        .toList());
            default -> throw refused(asked, List.of("above", "below"));
        };
    }

    private static SearchCriterion anyTerm(AskedParameter asked, Function<String, List<String>> termsOfValue) {
        return new AnyTerm(asked.values().stream()
                .flatMap(value -> termsOfValue.apply(value).stream())
                .toList());
    }
}
