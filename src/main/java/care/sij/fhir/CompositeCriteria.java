package care.sij.fhir;

import care.sij.fhir.PersonNumbers.Shown;
import care.sij.record.SearchCriterion;
import care.sij.record.SearchCriterion.AnyComposite;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Composite parameters: their parts must hold of one and the same element (R4 search.html#composite). */
final class CompositeCriteria {

    private final SearchParameters definitions;
    private final KindCriteria kinds;

    CompositeCriteria(SearchParameters definitions, KindCriteria kinds) {
        this.definitions = definitions;
        this.kinds = kinds;
    }

    SearchCriterion of(String type, SearchParameter composite, AskedParameter asked) {
        if (asked.modifier().isPresent()) {
            throw asked.unsupportedModifier();
        }
        List<SearchParameter> parts = definitions.components(type, composite);
        return new AnyComposite(
                composite.name(),
                asked.values().stream()
                        .map(value -> alternative(asked, parts, value))
                        .toList());
    }

    private List<SearchCriterion> alternative(AskedParameter asked, List<SearchParameter> parts, String value) {
        List<String> values = SearchTerms.split(value, '$');
        if (values.size() != parts.size()) {
            throw asked.invalid("as many values as the parameter has parts, " + parts.size() + ", separated by `$`");
        }
        List<SearchCriterion> criteria = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            SearchParameter part = parts.get(i);
            criteria.add(kinds.of(
                    part, new AskedParameter(part.name(), Optional.empty(), List.of(values.get(i))), Shown.ALL));
        }
        return List.copyOf(criteria);
    }
}
