package care.sij.careplan;

import care.sij.record.Search;
import care.sij.record.SearchCriterion;
import care.sij.record.SearchQuery;
import care.sij.record.StoredVersion;
import care.sij.record.Visibility;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** Finds patients by what belongs to them, page after page. */
@Component
class SearchedPatients {

    private static final int PAGE = 200;

    private final Search search;

    SearchedPatients(Search search) {
        this.search = search;
    }

    /** Ids of the patients to whom resources of this type belong that meet all criteria and the condition. */
    SortedSet<String> having(String type, List<SearchCriterion> criteria, Predicate<StoredVersion> condition) {
        SearchQuery query = new SearchQuery(type, criteria, List.of(), PAGE);
        SortedSet<String> patients = new TreeSet<>();
        search.each(query, Visibility.EVERYTHING, version -> {
            if (condition.test(version)) {
                patients.addAll(version.patients());
            }
        });
        return patients;
    }
}
