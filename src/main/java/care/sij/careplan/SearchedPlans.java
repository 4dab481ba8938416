package care.sij.careplan;

import care.sij.careplan.render.ProjectedNames;
import care.sij.fhir.SearchTerms;
import care.sij.record.Origin;
import care.sij.record.Page;
import care.sij.record.PageCursor;
import care.sij.record.Search;
import care.sij.record.SearchCriterion;
import care.sij.record.SearchQuery;
import care.sij.record.Visibility;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** Finds patients by a search for the plans that this service wrote. */
@Component
class SearchedPlans implements PlannedPatients {

    private static final int PAGE = 200;
    private static final SearchCriterion OURS =
            new SearchCriterion.AnyTerm(List.of(SearchTerms.token("identifier", ProjectedNames.CARE_PLAN + "|")));
    private static final SearchCriterion ACTIVE =
            new SearchCriterion.AnyTerm(List.of(SearchTerms.token("status", "active")));

    private final Search search;

    SearchedPlans(Search search) {
        this.search = search;
    }

    @Override
    public SortedSet<String> withActivePlan() {
        return patients(List.of(OURS, ACTIVE));
    }

    @Override
    public SortedSet<String> withPlan() {
        return patients(List.of(OURS));
    }

    private SortedSet<String> patients(List<SearchCriterion> criteria) {
        SearchQuery query = new SearchQuery("CarePlan", criteria, List.of(), PAGE);
        SortedSet<String> patients = new TreeSet<>();
        Optional<PageCursor> next = Optional.empty();
        do {
            Page page = search.find(query, next, Visibility.EVERYTHING);
            page.versions().stream()
                    .filter(version -> version.origin() == Origin.PROJECTED)
                    .forEach(version -> patients.addAll(version.patients()));
            next = page.next();
        } while (next.isPresent());
        return patients;
    }
}
