package care.sij.careplan;

import care.sij.record.ResourceKey;
import care.sij.record.SearchCriterion;
import java.util.List;
import java.util.SortedSet;
import org.springframework.stereotype.Component;

/** Finds patients by who pays. */
@Component
class InsuredPatients {

    private final SearchedPatients patients;

    InsuredPatients(SearchedPatients patients) {
        this.patients = patients;
    }

    /** Ids of the patients who have a Coverage that names the Organization as its payor. */
    SortedSet<String> by(ResourceKey organization) {
        SearchCriterion payor = new SearchCriterion.AnyTerm(List.of("payor=" + organization.reference()));
        return patients.having("Coverage", List.of(payor), coverage -> true);
    }
}
