package care.sij.exchange.alert;

import care.sij.fhir.FhirJson;
import care.sij.fhir.SearchTerms;
import care.sij.fhir.SijUris;
import care.sij.record.Origin;
import care.sij.record.Search;
import care.sij.record.SearchCriterion;
import care.sij.record.SearchCriterion.AnyId;
import care.sij.record.SearchCriterion.AnyTerm;
import care.sij.record.SearchCriterion.DateRange;
import care.sij.record.SearchCriterion.LastUpdated;
import care.sij.record.SearchPrefix;
import care.sij.record.SearchQuery;
import care.sij.record.Visibility;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Component;

/**
 * Finds the visits after a fusion whose window passed without a score: what a plan that goes on shows as failed Tasks.
 */
@Component
class MissedFollowUps {

    private static final int PAGE = 200;
    private static final String TASK = "Task/";
    private static final String PLAN = "CarePlan/";
    private static final SearchCriterion FOLLOW_UP =
            new AnyTerm(List.of(SearchTerms.token("code", SijUris.codeSystem("sij-task") + "|follow-up-due")));
    private static final SearchCriterion FAILED = new AnyTerm(List.of(SearchTerms.token("status", "failed")));
    private static final SearchCriterion ACTIVE = new AnyTerm(List.of(SearchTerms.token("status", "active")));

    private final Search search;
    private final FhirJson json;

    MissedFollowUps(Search search, FhirJson json) {
        this.search = search;
        this.json = json;
    }

    /**
     * References of the Tasks whose window ended on that day or later, and of those known whose visit is still missing,
     * however long ago it was: until it is documented, its window is another one, or its plan has ended.
     *
     * @param known references of those that were found before
     */
    Set<String> endedSince(LocalDate day, Set<String> known) {
        Map<String, String> plans = new HashMap<>();
        failed(changedSince(day.atStartOfDay().toInstant(ZoneOffset.UTC)))
                .filter(task -> endOf(task).compareTo(day.toString()) >= 0)
                .forEach(task -> plans.put(reference(task), plan(task)));
        if (!known.isEmpty()) {
            failed(new AnyId(ids(known, TASK))).forEach(task -> plans.put(reference(task), plan(task)));
        }
        Set<String> active = active(new HashSet<>(plans.values()));
        Set<String> missed = new TreeSet<>(plans.keySet());
        missed.removeIf(task -> !active.contains(plans.getOrDefault(task, "")));
        return missed;
    }

    /** A Task becomes failed after its window has ended, so that what did not change since failed before. */
    private static SearchCriterion changedSince(Instant instant) {
        return new LastUpdated(List.of(new DateRange(SearchPrefix.GE, instant, instant)));
    }

    private Stream<Task> failed(SearchCriterion which) {
        Stream.Builder<Task> failed = Stream.builder();
        search.each(
                new SearchQuery("Task", List.of(FOLLOW_UP, FAILED, which), List.of(), PAGE),
                Visibility.EVERYTHING,
                task -> {
                    if (task.origin() == Origin.PROJECTED) {
                        Task read = json.read(task.body(), Task.class);
                        read.setId(task.key().id());
                        failed.add(read);
                    }
                });
        return failed.build();
    }

    /** Which of these plans go on. */
    private Set<String> active(Set<String> plans) {
        Set<String> active = new HashSet<>();
        if (!plans.isEmpty()) {
            search.each(
                    new SearchQuery("CarePlan", List.of(ACTIVE, new AnyId(ids(plans, PLAN))), List.of(), PAGE),
                    Visibility.EVERYTHING,
                    plan -> active.add(plan.key().reference()));
        }
        return active;
    }

    private static List<String> ids(Set<String> references, String type) {
        return references.stream()
                .filter(reference -> reference.startsWith(type))
                .map(reference -> reference.substring(type.length()))
                .toList();
    }

    private static String reference(Task task) {
        return TASK + task.getIdElement().getIdPart();
    }

    private static String plan(Task task) {
        return PLAN + task.getBasedOnFirstRep().getReferenceElement().getIdPart();
    }

    /** As it is written: dates of FHIR, partial ones too, are ordered as their texts are. */
    private static String endOf(Task task) {
        return task.getRestriction().getPeriod().getEndElement().getValueAsString();
    }
}
