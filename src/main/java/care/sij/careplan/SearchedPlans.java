package care.sij.careplan;

import care.sij.careplan.render.ProjectedNames;
import care.sij.fhir.SearchTerms;
import care.sij.record.Origin;
import care.sij.record.SearchCriterion;
import java.util.List;
import java.util.SortedSet;
import org.springframework.stereotype.Component;

/** Finds patients by a search for the plans that this service wrote. */
@Component
class SearchedPlans implements PlannedPatients {

    private static final SearchCriterion OURS =
            new SearchCriterion.AnyTerm(List.of(SearchTerms.token("identifier", ProjectedNames.CARE_PLAN + "|")));
    private static final SearchCriterion ACTIVE =
            new SearchCriterion.AnyTerm(List.of(SearchTerms.token("status", "active")));

    private final SearchedPatients patients;

    SearchedPlans(SearchedPatients patients) {
        this.patients = patients;
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
        return patients.having("CarePlan", criteria, plan -> plan.origin() == Origin.PROJECTED);
    }
}
