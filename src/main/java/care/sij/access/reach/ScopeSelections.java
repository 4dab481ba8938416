package care.sij.access.reach;

import care.sij.access.ScopeFilters;
import care.sij.access.SmartScope;
import care.sij.access.SmartScopes.Extent;
import care.sij.access.reach.ScopedVisibility.Selected;
import care.sij.fhir.FhirJson;
import care.sij.fhir.IndexTermExtractor;
import care.sij.record.Selection;
import care.sij.record.Selection.Content;
import care.sij.record.StoredVersion;
import care.sij.record.Visibility;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What scopes leave of what is visible. */
@Component
class ScopeSelections {

    private final ScopeFilters filters;
    private final Selection selection;
    private final FhirJson json;
    private final IndexTermExtractor terms;

    ScopeSelections(ScopeFilters filters, Selection selection, FhirJson json, IndexTermExtractor terms) {
        this.filters = filters;
        this.selection = selection;
        this.json = json;
        this.terms = terms;
    }

    /** What any of the scopes speaks of. */
    Visibility of(Visibility seen, List<SmartScope> scopes) {
        Set<String> whole = scopes.stream()
                .filter(scope -> scope.filters().isEmpty())
                .map(SmartScope::type)
                .collect(Collectors.toSet());
        return scoped(
                seen,
                whole,
                scopes.stream()
                        .filter(scope -> !scope.filters().isEmpty())
                        .flatMap(this::selected)
                        .toList());
    }

    private Stream<Selected> selected(SmartScope scope) {
        Set<String> types = scope.type().equals(SmartScope.ANY_TYPE) ? filters.allTypes() : Set.of(scope.type());
        return types.stream().map(type -> new Selected(type, filters.criteria(type, scope.filters())));
    }

    /** Of one type what any of the alternatives selects. */
    Visibility of(Visibility seen, String type, Extent.Narrowed narrowed) {
        return scoped(
                seen,
                Set.of(),
                narrowed.alternatives().stream()
                        .map(alternative -> new Selected(type, filters.criteria(type, alternative)))
                        .toList());
    }

    private Visibility scoped(Visibility seen, Set<String> whole, List<Selected> selections) {
        return new ScopedVisibility(
                seen,
                whole,
                selections,
                selected -> selection.rows(selected.type(), selected.criteria()),
                (selected, version) -> selection.holds(content(version), selected.criteria()));
    }

    private Content content(StoredVersion version) {
        return new Content(
                version.key(), version.patients(), version.instant(), terms.extract(json.read(version.body())));
    }
}
