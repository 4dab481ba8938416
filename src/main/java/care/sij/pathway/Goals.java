package care.sij.pathway;

import care.sij.clinical.Answer;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The two goals of every plan, with the changes that matter (clinical.md 5.3). */
final class Goals {

    private static final BigDecimal PAIN_DROP = BigDecimal.valueOf(2);
    private static final BigDecimal ODI_DROP = BigDecimal.valueOf(15);

    private Goals() {}

    static List<PlanGoal> of(Episode episode) {
        return List.of(
                goal(
                        GoalMeasure.PAIN,
                        "Pain at least 2 points less on the numeric rating scale",
                        PAIN_DROP,
                        "clinical.md 5.3 [S32]",
                        episode.fusion(),
                        episode.pain(),
                        reading -> BigDecimal.valueOf(reading.score().points())),
                goal(
                        GoalMeasure.ODI,
                        "Oswestry Disability Index at least 15 percent less",
                        ODI_DROP,
                        "clinical.md 5.3 [S16b]",
                        episode.fusion(),
                        episode.of(OdiReading.class),
                        reading -> reading.score().percent()));
    }

    /** The newest reading that is surely before the operation. */
    static <F extends Fact> Optional<F> before(Operation operation, List<F> readings) {
        return readings.stream().filter(operation::isAfter).reduce((older, newer) -> newer);
    }

    /** The baseline is the last reading before the fusion; without a fusion the first of the episode. */
    private static <F extends Fact> PlanGoal goal(
            GoalMeasure measure,
            String description,
            BigDecimal drop,
            String source,
            Optional<Operation> fusion,
            List<F> readings,
            Function<F, BigDecimal> value) {
        Optional<F> baseline = fusion.map(operation -> before(operation, readings))
                .orElseGet(() -> readings.stream().findFirst());
        Optional<BigDecimal> target =
                baseline.map(value).map(from -> from.subtract(drop).max(BigDecimal.ZERO));
        Optional<F> latest = baseline.flatMap(first -> readings.stream()
                .filter(reading -> first.date().to().isBefore(reading.date().from()))
                .reduce((older, newer) -> newer));
        Answer reached = latest.map(value)
                .map(now -> Answer.of(
                        baseline.map(value).orElseThrow().subtract(now).compareTo(drop) >= 0))
                .orElse(Answer.UNKNOWN);
        return new PlanGoal(
                measure,
                description,
                drop,
                baseline.map(value),
                target,
                Verdict.of(reached),
                Fact.refs(Stream.of(baseline, latest).flatMap(Optional::stream).toList()),
                source);
    }
}
