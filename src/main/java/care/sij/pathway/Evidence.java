package care.sij.pathway;

import care.sij.clinical.Answer;
import care.sij.clinical.JointSide;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What was known about one side and episode on a day: the only thing a criterion looks at. */
public final class Evidence {

    private final JointSide side;
    private final LocalDate date;
    private final PathwayFacts episode;
    private final PathwayFacts patient;
    private final ClinicRules clinic;

    Evidence(JointSide side, LocalDate date, PathwayFacts episode, PathwayFacts patient, ClinicRules clinic) {
        this.side = side;
        this.date = date;
        this.episode = episode;
        this.patient = patient;
        this.clinic = clinic;
    }

    Evidence at(LocalDate day) {
        return new Evidence(side, day, episode, patient, clinic);
    }

    LocalDate date() {
        return date;
    }

    ClinicRules clinic() {
        return clinic;
    }

    /** The facts of the episode that are not surely later than the day, oldest first. */
    <F extends Fact> List<F> known(Class<F> kind) {
        return notLater(episode.of(kind, side));
    }

    /** The same over all episodes of the side. */
    <F extends Fact> List<F> knownEver(Class<F> kind) {
        return notLater(patient.of(kind, side));
    }

    /** All facts of the side, whenever they were told: for what is told later about earlier. */
    <F extends Fact> List<F> ever(Class<F> kind) {
        return patient.of(kind, side);
    }

    /** All facts of both sides, whenever they happen. */
    <F extends Fact> List<F> anyTime(Class<F> kind) {
        return patient.of(kind);
    }

    <F extends Fact> Optional<F> latest(Class<F> kind) {
        return last(known(kind));
    }

    /** The latest pain reading that does not belong to an injection (clinical.md 8.1). */
    Optional<PainReading> latestPain() {
        return last(known(PainReading.class).stream()
                .filter(reading -> reading.around().isEmpty())
                .toList());
    }

    List<InjectionEvent> injections() {
        return InjectionEvent.of(known(Injection.class));
    }

    BlockReadings readingsOf(InjectionEvent event) {
        return BlockReadings.of(event, knownEver(PainReading.class));
    }

    private <F extends Fact> List<F> notLater(List<F> facts) {
        return facts.stream()
                .filter(fact -> fact.date().onOrBefore(date) != Answer.NO)
                .toList();
    }

    private static <F> Optional<F> last(List<F> facts) {
        return facts.isEmpty() ? Optional.empty() : Optional.of(facts.get(facts.size() - 1));
    }
}
