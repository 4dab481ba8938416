package care.sij.pathway;

import care.sij.clinical.FactRef;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The follow-up visits of an episode on the tick's day. */
final class FollowUps {

    private FollowUps() {}

    /** All visits; of an episode that ended early only those that took place or were missed before the end. */
    static List<FollowUpVisit> of(Episode episode, Progress progress, LocalDate tick) {
        Optional<LocalDate> end = progress.exit().map(exit -> exit.date().earliest());
        return VisitWindow.of(episode).stream()
                .map(window -> visit(window, tick))
                .filter(visit -> visit.status() == FollowUpStatus.COMPLETED
                        || end.map(day -> visit.status() == FollowUpStatus.FAILED
                                        && visit.to().isBefore(day))
                                .orElse(true))
                .toList();
    }

    private static FollowUpVisit visit(VisitWindow window, LocalDate tick) {
        List<FactRef> evidence = Fact.refs(window.scores());
        return new FollowUpVisit(
                "follow-up-" + window.slot().code(),
                window.slot().title(),
                window.fusion().tellings().get(0).ref(),
                window.due(),
                window.from(),
                window.to(),
                status(evidence, window, tick),
                evidence);
    }

    private static FollowUpStatus status(List<FactRef> evidence, VisitWindow window, LocalDate tick) {
        if (!evidence.isEmpty()) {
            return FollowUpStatus.COMPLETED;
        }
        return tick.isAfter(window.to()) ? FollowUpStatus.FAILED : FollowUpStatus.REQUESTED;
    }
}
