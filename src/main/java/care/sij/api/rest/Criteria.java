package care.sij.api.rest;

import care.sij.fhir.FoldedText;
import care.sij.fhir.SearchParameter;
import care.sij.fhir.SearchTerms;
import care.sij.partner.ServiceAddress;
import care.sij.record.SearchCriterion;
import care.sij.record.SearchCriterion.AnyDate;
import care.sij.record.SearchCriterion.AnyNumber;
import care.sij.record.SearchCriterion.AnyTerm;
import care.sij.record.SearchCriterion.AnyText;
import care.sij.record.SearchCriterion.NoTerm;
import care.sij.record.SearchCriterion.Presence;
import care.sij.record.SearchCriterion.TextMatch;
import care.sij.record.SearchCriterion.Wanted;
import java.util.List;
import org.springframework.stereotype.Component;

/** One search parameter of a request as a criterion of the record (R4 search.html section 3.1.1.4). */
@Component
class Criteria {

    private final OrderedValues ordered;
    private final String ownBase;

    Criteria(OrderedValues ordered, ServiceAddress address) {
        this.ordered = ordered;
        this.ownBase = address.fhir() + "/";
    }

    SearchCriterion of(SearchParameter definition, Parameter asked) {
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
                throw new RequestRefused(
                        Refusal.UNSUPPORTED_PARAMETER,
                        "`" + asked.name() + "` is not served; ask for its parts, or send `Prefer: handling=lenient`.");
        };
    }

    private static SearchCriterion missing(Parameter asked) {
        return switch (String.join(",", asked.values())) {
            case "true" -> new Presence(asked.name(), Wanted.MISSING);
            case "false" -> new Presence(asked.name(), Wanted.PRESENT);
            default -> throw asked.invalid("`true` or `false`");
        };
    }

    private static Parameter plain(Parameter asked) {
        if (asked.modifier().isPresent()) {
            throw asked.unsupportedModifier();
        }
        return asked;
    }

    private static SearchCriterion token(Parameter asked) {
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

    private SearchCriterion reference(SearchParameter definition, Parameter asked) {
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

    private static SearchCriterion text(Parameter asked) {
        List<String> folded = asked.values().stream().map(FoldedText::of).toList();
        return switch (asked.modifier().orElse("")) {
            case "" -> new AnyText(asked.name(), TextMatch.STARTS_WITH, folded);
            case "contains" -> new AnyText(asked.name(), TextMatch.CONTAINS, folded);
            default -> throw asked.unsupportedModifier();
        };
    }

    private static SearchCriterion anyTerm(
            Parameter asked, java.util.function.Function<String, List<String>> termsOfValue) {
        return new AnyTerm(asked.values().stream()
                .flatMap(value -> termsOfValue.apply(value).stream())
                .toList());
    }
}
