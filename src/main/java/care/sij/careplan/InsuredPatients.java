package care.sij.careplan;

import care.sij.record.Page;
import care.sij.record.PageCursor;
import care.sij.record.ResourceKey;
import care.sij.record.Search;
import care.sij.record.SearchCriterion;
import care.sij.record.SearchQuery;
import care.sij.record.Visibility;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** Finds patients by who pays. */
@Component
class InsuredPatients {

    private static final int PAGE = 200;

    private final Search search;

    InsuredPatients(Search search) {
        this.search = search;
    }

    /** Ids of the patients who have a Coverage that names the Organization as its payor. */
    SortedSet<String> by(ResourceKey organization) {
        SearchCriterion payor = new SearchCriterion.AnyTerm(List.of("payor=" + organization.reference()));
        SearchQuery query = new SearchQuery("Coverage", List.of(payor), List.of(), PAGE);
        SortedSet<String> patients = new TreeSet<>();
        Optional<PageCursor> next = Optional.empty();
        do {
            Page page = search.find(query, next, Visibility.EVERYTHING);
            page.versions().forEach(version -> patients.addAll(version.patients()));
            next = page.next();
        } while (next.isPresent());
        return patients;
    }
}
