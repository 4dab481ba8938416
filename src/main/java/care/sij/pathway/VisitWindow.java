package care.sij.pathway;

import care.sij.clinical.Answer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The window of one follow-up visit, both edges included, with the scores that fell into it (clinical.md 8.2).
 *
 * @param pain readings outside injections, oldest first
 * @param odi readings, oldest first
 */
record VisitWindow(
        FollowUpSlot slot,
        Operation fusion,
        LocalDate due,
        LocalDate from,
        LocalDate to,
        List<PainReading> pain,
        List<OdiReading> odi) {

    /** The windows after the episode's fusion, first first; none while the day of the fusion is not known. */
    static List<VisitWindow> of(Episode episode) {
        return episode.fusion().filter(fusion -> fusion.date().isDay()).stream()
                .flatMap(fusion -> episode.clinic().policy().schedule().stream().map(slot -> of(slot, fusion, episode)))
                .sorted(Comparator.comparing(VisitWindow::due))
                .toList();
    }

    private static VisitWindow of(FollowUpSlot slot, Operation fusion, Episode episode) {
        LocalDate due = fusion.date().earliest().plus(slot.after());
        LocalDate from = due.minusDays(slot.toleranceDays());
        LocalDate to = due.plusDays(slot.toleranceDays());
        return new VisitWindow(
                slot,
                fusion,
                due,
                from,
                to,
                inside(episode.pain(), from, to),
                inside(episode.of(OdiReading.class), from, to));
    }

    private static <F extends Fact> List<F> inside(List<F> facts, LocalDate from, LocalDate to) {
        return facts.stream()
                .filter(fact -> fact.date().within(from, to) == Answer.YES)
                .toList();
    }

    /** The pain and ODI scores that document the visit. */
    List<Fact> scores() {
        List<Fact> scores = new ArrayList<>(pain);
        scores.addAll(odi);
        return scores;
    }

    /** The pain reading nearest to the day the visit aims at; the earlier of two equally near. */
    Optional<PainReading> nearestPain() {
        return pain.stream()
                .min(Comparator.comparingLong(
                        reading -> Math.abs(reading.date().earliest().toEpochDay() - due.toEpochDay())));
    }
}
