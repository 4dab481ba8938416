package care.sij.pathway;

import care.sij.clinical.ClinicalDate;
import care.sij.clinical.FactRef;
import care.sij.clinical.InjectionPurpose;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What an episode consists of, in the order of the way; keys stay the same whatever is told later. */
final class Activities {

    private final Episode episode;
    private final Progress progress;

    private Activities(Episode episode, Progress progress) {
        this.episode = episode;
        this.progress = progress;
    }

    static List<PlannedActivity> of(Episode episode, Progress progress, List<FollowUpVisit> visits) {
        Activities activities = new Activities(episode, progress);
        List<PlannedActivity> all = new ArrayList<>();
        all.add(activities.referral());
        all.add(activities.assessment());
        all.add(activities.conservativeCare());
        all.addAll(activities.injections());
        all.add(activities.eligibility());
        all.addAll(activities.fusions());
        visits.forEach(visit -> all.add(followUp(visit)));
        return List.copyOf(all);
    }

    private PlannedActivity referral() {
        List<Referral> referrals = episode.of(Referral.class);
        boolean over = referrals.stream()
                .allMatch(referral ->
                        referral.state() == ReferralState.DECLINED || referral.state() == ReferralState.CANCELLED);
        boolean open = referrals.stream().allMatch(referral -> referral.state() == ReferralState.OPEN);
        ActivityStatus running = open ? ActivityStatus.IN_PROGRESS : ActivityStatus.COMPLETED;
        List<FactRef> refs = Stream.concat(
                        Fact.refs(referrals).stream(), referrals.stream().flatMap(referral -> referral.task().stream()))
                .distinct()
                .sorted()
                .toList();
        return new PlannedActivity(
                "referral",
                ActivityKind.REFERRAL,
                ActivityKind.REFERRAL.title(),
                over ? ActivityStatus.CANCELLED : running,
                refs,
                Optional.of(referrals.get(0).date()),
                Optional.empty());
    }

    private PlannedActivity assessment() {
        List<Fact> exam = Exam.of(episode).stream().sorted(PathwayFacts.BY_DATE).toList();
        return single(
                "assessment",
                ActivityKind.ASSESSMENT,
                ActivityKind.ASSESSMENT.title(),
                exam.isEmpty() ? notStarted() : ActivityStatus.COMPLETED,
                exam);
    }

    private PlannedActivity conservativeCare() {
        List<ConservativeTrial> trials = episode.of(ConservativeTrial.class);
        boolean ended = trials.stream().allMatch(trial -> trial.end().isPresent());
        ActivityStatus begun = ended || progress.isClosed() ? ActivityStatus.COMPLETED : ActivityStatus.IN_PROGRESS;
        Optional<ClinicalDate> end = ended
                ? trials.stream().flatMap(trial -> trial.end().stream()).max(Comparator.naturalOrder())
                : Optional.empty();
        return new PlannedActivity(
                "conservative-care",
                ActivityKind.CONSERVATIVE_CARE,
                ActivityKind.CONSERVATIVE_CARE.title(),
                trials.isEmpty() ? notStarted() : begun,
                Fact.refs(trials),
                trials.stream().findFirst().map(ConservativeTrial::date),
                end);
    }

    private List<PlannedActivity> injections() {
        List<PlannedActivity> done = episode.injections().stream()
                .map(event -> single(
                        event.key(),
                        ActivityKind.of(event.purpose()),
                        ActivityKind.of(event.purpose()).title(),
                        ActivityStatus.COMPLETED,
                        event.tellings()))
                .toList();
        return Stream.of(
                        done,
                        planned(PlannedProcedure.Kind.DIAGNOSTIC_INJECTION),
                        planned(PlannedProcedure.Kind.THERAPEUTIC_INJECTION))
                .flatMap(List::stream)
                .toList();
    }

    private PlannedActivity eligibility() {
        List<DecisionRecord> decisions = episode.of(DecisionRecord.class);
        boolean begun = !episode.injections(InjectionPurpose.DIAGNOSTIC).isEmpty() && !progress.isClosed();
        ActivityStatus open = begun ? ActivityStatus.IN_PROGRESS : notStarted();
        return single(
                "eligibility",
                ActivityKind.ELIGIBILITY,
                ActivityKind.ELIGIBILITY.title(),
                decisions.isEmpty() ? open : ActivityStatus.COMPLETED,
                decisions);
    }

    private List<PlannedActivity> fusions() {
        return Stream.of(
                        operations(Fusion.Kind.PRIMARY, ActivityKind.FUSION, ActivityKind.FUSION.title()),
                        operations(Fusion.Kind.REVISION, ActivityKind.REVISION, ActivityKind.REVISION.title()),
                        planned(PlannedProcedure.Kind.FUSION))
                .flatMap(List::stream)
                .toList();
    }

    private List<PlannedActivity> operations(Fusion.Kind kind, ActivityKind activity, String title) {
        return episode.operations(kind).stream()
                .map(operation ->
                        single(operation.key(), activity, title, ActivityStatus.COMPLETED, operation.tellings()))
                .toList();
    }

    /** What is booked for one day appears once, however many orders and appointments tell it. */
    private List<PlannedActivity> planned(PlannedProcedure.Kind kind) {
        ActivityStatus status = progress.isClosed() ? ActivityStatus.CANCELLED : ActivityStatus.SCHEDULED;
        return episode.planned(kind).stream()
                .map(PlannedProcedure::date)
                .map(ClinicalDate::toString)
                .distinct()
                .map(day -> single(
                        ActivityKind.of(kind).code() + "-" + day,
                        ActivityKind.of(kind),
                        ActivityKind.of(kind).title(),
                        status,
                        episode.planned(kind).stream()
                                .filter(planned -> planned.date().toString().equals(day))
                                .toList()))
                .toList();
    }

    private static PlannedActivity followUp(FollowUpVisit visit) {
        ActivityStatus status = switch (visit.status()) {
            case REQUESTED -> ActivityStatus.SCHEDULED;
            case COMPLETED -> ActivityStatus.COMPLETED;
            case FAILED -> ActivityStatus.CANCELLED;
        };
        return new PlannedActivity(
                visit.key(),
                ActivityKind.FOLLOW_UP,
                visit.title(),
                status,
                visit.evidence(),
                Optional.of(ClinicalDate.day(visit.from())),
                Optional.of(ClinicalDate.day(visit.to())));
    }

    private ActivityStatus notStarted() {
        return progress.isClosed() ? ActivityStatus.CANCELLED : ActivityStatus.NOT_STARTED;
    }

    private static PlannedActivity single(
            String key, ActivityKind kind, String title, ActivityStatus status, List<? extends Fact> facts) {
        return new PlannedActivity(
                key,
                kind,
                title,
                status,
                Fact.refs(facts),
                facts.stream().findFirst().map(Fact::date),
                facts.stream().reduce((older, newer) -> newer).map(Fact::date));
    }
}
