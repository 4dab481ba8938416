package care.sij.pathway;

import care.sij.clinical.Answer;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The two goals of every plan, with the changes that matter (clinical.md 5.3). */
final class Goals {

    /**
     * A change that matters.
     *
     * @param drop how much less it takes
     * @param words what is to be reached
     * @param without what stands instead when the baseline is less than the drop
     */
    private record Change(GoalMeasure measure, BigDecimal drop, String words, String without, String source) {}

    private static final Change PAIN = new Change(
            GoalMeasure.PAIN,
            BigDecimal.valueOf(2),
            "Pain at least 2 points less on the numeric rating scale",
            "Pain: baseline below the change that matters, 2 points on the numeric rating scale",
            "clinical.md 5.3 [S32]");
    private static final Change ODI = new Change(
            GoalMeasure.ODI,
            BigDecimal.valueOf(15),
            "Oswestry Disability Index at least 15 percent less",
            "Oswestry Disability Index: baseline below the change that matters, 15 percent",
            "clinical.md 5.3 [S16b]");

    private Goals() {}

    static List<PlanGoal> of(Episode episode) {
        return List.of(
                goal(
                        PAIN,
                        episode.fusion(),
                        episode.pain(),
                        reading -> BigDecimal.valueOf(reading.score().points())),
                goal(
                        ODI,
                        episode.fusion(),
                        episode.of(OdiReading.class),
                        reading -> reading.score().percent()));
    }

    /** The newest reading that is surely before the operation. */
    static <F extends Fact> Optional<F> before(Operation operation, List<F> readings) {
        return readings.stream().filter(operation::isAfter).reduce((older, newer) -> newer);
    }

    /**
     * The baseline is the last reading before the fusion; without a fusion the first of the episode. Who has less than
     * the change that matters cannot have it, so that there is nothing to reach.
     */
    private static <F extends Fact> PlanGoal goal(
            Change change, Optional<Operation> fusion, List<F> readings, Function<F, BigDecimal> value) {
        Optional<F> baseline = fusion.map(operation -> before(operation, readings))
                .orElseGet(() -> readings.stream().findFirst());
        Optional<BigDecimal> from = baseline.map(value);
        Optional<BigDecimal> target =
                from.filter(one -> one.compareTo(change.drop()) >= 0).map(one -> one.subtract(change.drop()));
        Optional<F> latest = baseline.flatMap(first -> readings.stream()
                .filter(reading -> first.date().to().isBefore(reading.date().from()))
                .reduce((older, newer) -> newer));
        Answer reached = target.flatMap(aim -> latest.map(value).map(now -> Answer.of(now.compareTo(aim) <= 0)))
                .orElse(Answer.UNKNOWN);
        return new PlanGoal(
                change.measure(),
                from.isPresent() && target.isEmpty() ? change.without() : change.words(),
                change.drop(),
                from,
                target,
                Verdict.of(reached),
                Fact.refs(Stream.of(baseline, latest).flatMap(Optional::stream).toList()),
                change.source());
    }
}
