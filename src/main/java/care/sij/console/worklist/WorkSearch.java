package care.sij.console.worklist;

import care.sij.clinical.JointSide;
import care.sij.conformance.Profile;
import care.sij.fhir.FoldedText;
import care.sij.fhir.SearchTerms;
import care.sij.fhir.SijUris;
import care.sij.record.SearchCriterion;
import care.sij.record.SearchCriterion.AllOf;
import care.sij.record.SearchCriterion.AllTerms;
import care.sij.record.SearchCriterion.AnyDate;
import care.sij.record.SearchCriterion.AnyOf;
import care.sij.record.SearchCriterion.AnyTerm;
import care.sij.record.SearchCriterion.AnyText;
import care.sij.record.SearchCriterion.DateRange;
import care.sij.record.SearchCriterion.Linked;
import care.sij.record.SearchCriterion.Presence;
import care.sij.record.SearchCriterion.ReferredTo;
import care.sij.record.SearchCriterion.Target;
import care.sij.record.SearchCriterion.TextMatch;
import care.sij.record.SearchCriterion.Wanted;
import care.sij.record.SearchPrefix;
import care.sij.record.SearchQuery;
import care.sij.record.SearchQuery.SortBy;
import care.sij.record.Visibility;
import care.sij.referral.ReferralState;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * A list as a search by indexed criteria. What makes a list is asked for as the indexes of migration 90 have it.
 *
 * @param today the clinic's calendar day
 * @param patients what may be seen of Patients
 * @param plans what may be seen of plans of care
 * @param requests what may be seen of the requests that referrals are about
 */
record WorkSearch(LocalDate today, Visibility patients, Visibility plans, Visibility requests) {

    /** Rows on a page. */
    static final int ROWS = 25;

    private static final int MOST_WORDS = 4;
    private static final String TASK_CODE = "http://hl7.org/fhir/CodeSystem/task-code";
    private static final String SNOMED = "http://snomed.info/sct";

    /**
     * The search.
     *
     * @param systems identifier systems of the hospital that is asked for; any when empty
     * @param policies canonicals of the policies of the payer that is asked for; any when empty
     */
    SearchQuery of(WorkFilter filter, List<String> systems, List<String> policies) {
        List<SearchCriterion> criteria = new ArrayList<>(kind(filter));
        filter.side().ifPresent(side -> criteria.add(side(filter.kind(), side)));
        Stream.of(FoldedText.of(filter.name()).split(" ", MOST_WORDS))
                .filter(word -> !word.isEmpty())
                .map(word -> new AnyText("name", TextMatch.STARTS_WITH, List.of(word)))
                .forEach(part -> criteria.add(patient(filter.kind(), part)));
        if (!systems.isEmpty()) {
            criteria.add(patient(
                    filter.kind(),
                    new AnyTerm(systems.stream()
                            .map(system -> SearchTerms.token("identifier", SearchTerms.inSystem(system, "")))
                            .toList())));
        }
        if (!policies.isEmpty()) {
            criteria.add(decidedBy(filter.kind(), policies));
        }
        return new SearchQuery(
                filter.kind().type(),
                criteria,
                List.of(new SortBy(filter.kind().sortedBy(), filter.order().direction())),
                ROWS);
    }

    private List<SearchCriterion> kind(WorkFilter filter) {
        return switch (filter.kind()) {
            case REFERRALS -> referral(ReferralState.RECEIVED, ReferralState.CANCELLATION_REQUESTED);
            case WAITING -> referral(ReferralState.AWAITING_INFORMATION);
            case APPOINTMENTS ->
                referral(ReferralState.ACCEPTED, ReferralState.UNATTENDED, ReferralState.EVENT_CANCELLED);
            case OVERDUE -> overdue(filter);
            case DUE -> due(filter);
            case FLAGS -> List.of(new AllTerms(List.of(SearchTerms.uri("_profile", Profile.RED_FLAG.canonical()))));
            case EVIDENCE -> task("evidence-missing", "requested");
        };
    }

    private static List<SearchCriterion> referral(ReferralState... states) {
        return List.of(
                new AllTerms(List.of(SearchTerms.token("code", SearchTerms.inSystem(TASK_CODE, "fulfill")))),
                anyToken(
                        "business-status",
                        SijUris.codeSystem("sij-business-status"),
                        Stream.of(states).map(ReferralState::businessStatus)));
    }

    /** Missed, of a plan that goes on: what ended is not to be caught up with. Nearly all plans go on. */
    private List<SearchCriterion> overdue(WorkFilter filter) {
        SearchCriterion goesOn = plan(new AnyTerm(List.of(SearchTerms.token("status", "active"))));
        OptionalInt days = filter.within().days();
        List<SearchCriterion> criteria = new ArrayList<>(task("follow-up-due", "failed"));
        criteria.add(new AllOf(
                days.isPresent()
                        ? List.of(date(SearchPrefix.GT, today.minusDays(days.getAsInt())), goesOn)
                        : List.of(goesOn)));
        return criteria;
    }

    private List<SearchCriterion> due(WorkFilter filter) {
        List<SearchCriterion> criteria = new ArrayList<>(task("follow-up-due", "requested"));
        OptionalInt days = filter.within().days();
        if (days.isPresent()) {
            criteria.add(date(SearchPrefix.LT, today.plusDays(days.getAsInt() + 1L)));
        }
        return criteria;
    }

    private static List<SearchCriterion> task(String code, String status) {
        return List.of(new AllTerms(List.of(
                SearchTerms.token("code", SearchTerms.inSystem(SijUris.codeSystem("sij-task"), code)),
                SearchTerms.token("status", status))));
    }

    private static SearchCriterion date(SearchPrefix prefix, LocalDate day) {
        Instant midnight = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        return new AnyDate("sij-due", List.of(new DateRange(prefix, midnight, midnight)));
    }

    private SearchCriterion decidedBy(WorkKind kind, List<String> policies) {
        SearchCriterion decided = new AnyTerm(policies.stream()
                .map(policy -> SearchTerms.uri("instantiates-canonical", policy))
                .toList());
        return kind.type().equals("Task") && !kind.isReferral()
                ? plan(decided)
                : patient(kind, new ReferredTo("Patient", "CarePlan", "patient", decided, plans));
    }

    /** A referral's Task need not tell the side; the request that it is about does, and is asked for no others. */
    private SearchCriterion side(WorkKind kind, JointSide side) {
        SearchCriterion named = anyToken("sij-side", SNOMED, Stream.of(side.snomed()));
        return kind.isReferral()
                ? new AnyOf(List.of(
                        named,
                        new AllOf(List.of(
                                new Presence("sij-side", Wanted.MISSING),
                                new Linked("Task", "focus", List.of(new Target("ServiceRequest", named, requests)))))))
                : named;
    }

    private SearchCriterion plan(SearchCriterion ofPlan) {
        return new Linked("Task", "based-on", List.of(new Target("CarePlan", ofPlan, plans)));
    }

    private SearchCriterion patient(WorkKind kind, SearchCriterion ofPatient) {
        return new Linked(kind.type(), "patient", List.of(new Target("Patient", ofPatient, patients)));
    }

    private static SearchCriterion anyToken(String parameter, String system, Stream<String> codes) {
        return new AnyTerm(codes.map(code -> SearchTerms.token(parameter, SearchTerms.inSystem(system, code)))
                .toList());
    }
}
