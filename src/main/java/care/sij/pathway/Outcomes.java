package care.sij.pathway;

import care.sij.clinical.Answer;
import care.sij.clinical.ClinicalDate;
import care.sij.clinical.NeuroFinding;
import care.sij.clinical.SurgicalDecision;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The composite of INSITE at six months (clinical.md 5.3, S16): less pain, and no serious device-related event, no
 * neurological worsening, no re-intervention, no early withdrawal. A part that has failed decides at once; a visit
 * without a score leaves it indeterminate, for a missed visit is no withdrawal.
 */
final class Outcomes {

    private static final int MONTHS = 6;
    private static final int POINTS = 2;
    private static final String SOURCE = "INSITE (NCT01681004), clinical.md 5.3 [S16]";

    private final Episode episode;
    private final VisitWindow visit;
    private final LocalDate until;

    private Outcomes(Episode episode, VisitWindow visit) {
        this.episode = episode;
        this.visit = visit;
        this.until = visit.nearestPain().map(reading -> reading.date().latest()).orElse(visit.to());
    }

    static List<FusionOutcome> of(Episode episode) {
        return VisitWindow.of(episode).stream()
                .filter(window -> window.slot().after().toTotalMonths() == MONTHS)
                .map(window -> new Outcomes(episode, window).outcome())
                .toList();
    }

    private FusionOutcome outcome() {
        List<CriterionResult> parts = List.of(
                part("pain", pain()),
                part("device-event", deviceEvents()),
                part("neurological", neurological()),
                part("re-intervention", reinterventions()),
                part("withdrawal", withdrawal()));
        Verdict all = Verdict.all(parts.stream().map(CriterionResult::result).toList());
        ClinicalDate date = visit.nearestPain().map(PainReading::date).orElseGet(() -> ClinicalDate.day(visit.to()));
        return new FusionOutcome(visit.fusion().tellings().get(0).ref(), date, OutcomeResult.of(all), parts);
    }

    private static CriterionResult part(String id, Finding finding) {
        return new CriterionResult(id, finding.result(), finding.detail(), finding.evidence(), SOURCE);
    }

    private Finding pain() {
        Optional<PainReading> before = Goals.before(visit.fusion(), episode.pain());
        Optional<PainReading> now = visit.nearestPain();
        List<PainReading> read = new ArrayList<>();
        before.ifPresent(read::add);
        now.ifPresent(read::add);
        if (before.isEmpty() || now.isEmpty()) {
            return Finding.of(Verdict.UNKNOWN, "a pain score before the fusion or at the visit is missing", read);
        }
        int drop = before.get().score().points() - now.get().score().points();
        return Finding.of(
                Answer.of(drop >= POINTS),
                "NRS " + before.get().score().points() + " to "
                        + now.get().score().points() + ", drop " + drop + ", at least " + POINTS
                        + " (NRS 2 points for VAS 20 mm)",
                read);
    }

    private Finding deviceEvents() {
        List<AdverseEvent> events =
                happened(AdverseEvent.class, event -> event.device() == AdverseEvent.DeviceRelation.SUSPECTED);
        List<AdverseEvent> serious = events.stream()
                .filter(event -> event.seriousness() == AdverseEvent.Seriousness.SERIOUS)
                .toList();
        if (!serious.isEmpty()) {
            return Finding.of(Verdict.UNMET, "serious device-related events: " + serious.size(), serious);
        }
        List<AdverseEvent> unstated = events.stream()
                .filter(event -> event.seriousness() == AdverseEvent.Seriousness.NOT_STATED)
                .toList();
        return unstated.isEmpty()
                ? noneOnRecord("serious device-related event")
                : Finding.of(Verdict.UNKNOWN, "device-related event of unknown seriousness", unstated);
    }

    private Finding neurological() {
        List<NeuroObservation> found = happened(NeuroObservation.class, finding -> true);
        List<NeuroObservation> worse = found.stream()
                .filter(finding -> finding.finding() != NeuroFinding.UNCHANGED)
                .toList();
        if (!worse.isEmpty()) {
            return Finding.of(
                    Verdict.UNMET, "neurological worsening on " + worse.get(0).date(), worse);
        }
        return found.isEmpty()
                ? Finding.unknown("no neurological examination since the fusion")
                : Finding.of(Verdict.MET, "neurologically unchanged", found);
    }

    private Finding reinterventions() {
        List<Fusion> revisions = happened(Fusion.class, fusion -> fusion.kind() == Fusion.Kind.REVISION);
        return revisions.isEmpty()
                ? noneOnRecord("re-intervention")
                : Finding.of(Verdict.UNMET, "revision on " + revisions.get(0).date(), revisions);
    }

    private Finding withdrawal() {
        List<DecisionRecord> lost = happened(
                DecisionRecord.class,
                decision -> decision.decision() == SurgicalDecision.LOST
                        && visit.fusion().isBefore(decision));
        return lost.isEmpty()
                ? Finding.of(Verdict.MET, "not withdrawn", lost)
                : Finding.of(Verdict.UNMET, "lost on " + lost.get(0).date() + ", early withdrawal", lost);
    }

    /** Nothing on record counts as none once the visit is documented (clinical.md 8.1). */
    private Finding noneOnRecord(String what) {
        List<Fact> scores = visit.scores();
        return Finding.of(
                scores.isEmpty() ? Verdict.UNKNOWN : Verdict.MET,
                "no " + what + " on record, visit " + (scores.isEmpty() ? "not documented" : "documented"),
                scores);
    }

    /** What may have happened from the fusion until the visit, both days included. */
    private <F extends Fact> List<F> happened(Class<F> kind, Predicate<F> test) {
        LocalDate fused = visit.fusion().date().earliest();
        return episode.of(kind).stream()
                .filter(fact -> fact.date().within(fused, until) != Answer.NO)
                .filter(test)
                .toList();
    }
}
