package care.sij.pathway;

import care.sij.clinical.FactRef;
import care.sij.clinical.InjectionPurpose;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * How far an episode has come.
 *
 * @param stage the furthest stage that holds; {@code exited} overrides (DESIGN 5)
 * @param evidence the facts that put it there
 */
record Progress(Stage stage, Optional<Exit> exit, List<FactRef> evidence) {

    /** What puts an episode into a stage; no evidence, no stage. */
    private record Entry(Stage stage, Function<Episode, List<FactRef>> evidence) {}

    private static final List<Entry> FURTHEST_FIRST = List.of(
            new Entry(Stage.COMPLETED, Progress::lastVisit),
            new Entry(
                    Stage.POST_OP,
                    episode ->
                            Fact.refs(episode.fusion().map(Operation::tellings).orElse(List.of()))),
            new Entry(Stage.FUSION_SCHEDULED, episode -> Fact.refs(planned(episode, PlannedProcedure.Kind.FUSION))),
            new Entry(Stage.FUSION_ELIGIBILITY, Progress::eligible),
            new Entry(Stage.THERAPEUTIC_INJECTION, episode -> Fact.refs(therapeuticAfterPositive(episode))),
            new Entry(Stage.DIAGNOSTIC_INJECTION, episode -> Fact.refs(diagnostic(episode))),
            new Entry(Stage.CONSERVATIVE_CARE, episode -> Fact.refs(episode.of(ConservativeTrial.class))),
            new Entry(Stage.ASSESSMENT, episode -> Fact.refs(assessed(episode))));

    static Progress of(Episode episode) {
        return exit(episode)
                .map(exit -> new Progress(Stage.EXITED, Optional.of(exit), Fact.refs(List.of(exit.fact()))))
                .orElseGet(() -> furthest(episode));
    }

    private static Progress furthest(Episode episode) {
        for (Entry entry : FURTHEST_FIRST) {
            List<FactRef> evidence = entry.evidence().apply(episode);
            if (!evidence.isEmpty()) {
                return new Progress(entry.stage(), Optional.empty(), evidence);
            }
        }
        return new Progress(Stage.REFERRED, Optional.empty(), Fact.refs(episode.of(Referral.class)));
    }

    /** An end that did not come after the last visit: a completed episode stays completed. */
    private static Optional<Exit> exit(Episode episode) {
        return Exit.of(episode).filter(exit -> lastVisit(episode).isEmpty() || earlier(exit, episode));
    }

    PlanStatus status() {
        return switch (stage) {
            case COMPLETED -> PlanStatus.COMPLETED;
            case EXITED -> PlanStatus.REVOKED;
            default -> PlanStatus.ACTIVE;
        };
    }

    boolean isClosed() {
        return status() != PlanStatus.ACTIVE;
    }

    /** Tells whether a decision about fusion is still ahead. */
    boolean isBeforeFusion() {
        return stage.compareTo(Stage.POST_OP) < 0;
    }

    private static List<FactRef> lastVisit(Episode episode) {
        return last(VisitWindow.of(episode))
                .map(window -> Fact.refs(window.scores()))
                .orElse(List.of());
    }

    private static boolean earlier(Exit exit, Episode episode) {
        return exit.date().isKnown()
                && last(VisitWindow.of(episode)).stream()
                        .flatMap(window -> window.scores().stream())
                        .allMatch(
                                score -> exit.date().to().isBefore(score.date().from()));
    }

    private static Optional<VisitWindow> last(List<VisitWindow> windows) {
        return windows.isEmpty() ? Optional.empty() : Optional.of(windows.get(windows.size() - 1));
    }

    private static List<PlannedProcedure> planned(Episode episode, PlannedProcedure.Kind kind) {
        return episode.of(PlannedProcedure.class).stream()
                .filter(planned -> planned.kind() == kind)
                .toList();
    }

    private static List<FactRef> eligible(Episode episode) {
        List<DecisionRecord> decisions = episode.of(DecisionRecord.class);
        if (!decisions.isEmpty()) {
            return Fact.refs(decisions);
        }
        Finding blocks = episode.clinic().block().evaluate(episode.evidence());
        return blocks.result() == Verdict.MET ? blocks.evidence() : List.of();
    }

    private static Collection<Injection> therapeuticAfterPositive(Episode episode) {
        List<BlockAssessment> positive = Blocks.assess(episode).stream()
                .filter(block -> block.purpose() == InjectionPurpose.DIAGNOSTIC
                        && block.interpretation() == Interpretation.POSITIVE)
                .toList();
        return episode.injections(InjectionPurpose.THERAPEUTIC).stream()
                .filter(event ->
                        positive.stream().anyMatch(block -> block.date().compareTo(event.date()) < 0))
                .flatMap(event -> event.tellings().stream())
                .toList();
    }

    private static Collection<Fact> diagnostic(Episode episode) {
        List<Fact> facts = new ArrayList<>(planned(episode, PlannedProcedure.Kind.DIAGNOSTIC_INJECTION));
        episode.injections(InjectionPurpose.DIAGNOSTIC).forEach(event -> facts.addAll(event.tellings()));
        return facts;
    }

    private static Collection<Fact> assessed(Episode episode) {
        List<Fact> facts = new ArrayList<>(Exam.of(episode));
        episode.of(Referral.class).stream()
                .filter(referral -> referral.accepted().isPresent()
                        || referral.state() == ReferralState.ACCEPTED
                        || referral.state() == ReferralState.COMPLETED)
                .forEach(facts::add);
        return facts;
    }
}
