package care.sij.exchange.alert;

import care.sij.fhir.FhirJson;
import care.sij.fhir.SearchTerms;
import care.sij.fhir.SijUris;
import care.sij.record.Origin;
import care.sij.record.Page;
import care.sij.record.PageCursor;
import care.sij.record.Search;
import care.sij.record.SearchCriterion;
import care.sij.record.SearchCriterion.AnyTerm;
import care.sij.record.SearchQuery;
import care.sij.record.StoredVersion;
import care.sij.record.Visibility;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Component;

/** Finds the visits after a fusion whose window passed without a score: what the plan shows as failed Tasks. */
@Component
class MissedFollowUps {

    private static final int PAGE = 200;
    private static final List<SearchCriterion> FAILED = List.of(
            new AnyTerm(List.of(SearchTerms.token("code", SijUris.codeSystem("sij-task") + "|follow-up-due"))),
            new AnyTerm(List.of(SearchTerms.token("status", "failed"))));

    private final Search search;
    private final FhirJson json;

    MissedFollowUps(Search search, FhirJson json) {
        this.search = search;
        this.json = json;
    }

    /** References of the Tasks whose window ended on that day or later. */
    Set<String> endedSince(LocalDate day) {
        Set<String> missed = new TreeSet<>();
        Optional<PageCursor> next = Optional.empty();
        do {
            Page page = search.find(new SearchQuery("Task", FAILED, List.of(), PAGE), next, Visibility.EVERYTHING);
            page.versions().stream()
                    .filter(task ->
                            task.origin() == Origin.PROJECTED && endOf(task).compareTo(day.toString()) >= 0)
                    .forEach(task -> missed.add(task.key().reference()));
            next = page.next();
        } while (next.isPresent());
        return missed;
    }

    /** As it is written: dates of FHIR, partial ones too, are ordered as their texts are. */
    private String endOf(StoredVersion task) {
        Task read = json.read(task.body(), Task.class);
        return read.getRestriction().getPeriod().getEndElement().getValueAsString();
    }
}
