package care.sij.console.journey;

import care.sij.console.frame.LeftOut;
import care.sij.pathway.GoalMeasure;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Goal.GoalTargetComponent;
import org.hl7.fhir.r4.model.Reference;

/** The changes worth having, as the plans' Goals state them. */
final class Gains {

    private static final Map<String, GoalMeasure> MEASURES = Map.of(
            "goal-" + GoalMeasure.PAIN.code(), GoalMeasure.PAIN, "goal-" + GoalMeasure.ODI.code(), GoalMeasure.ODI);

    private Gains() {}

    /** @param scores among which the baseline is, oldest first */
    static List<Gain> of(PatientRecord record, List<PlanSummary> shown, GoalMeasure measure, List<Score> scores) {
        return record.derived(Goal.class).stream()
                .filter(goal -> !LeftOut.of(goal))
                .flatMap(goal -> PlanPart.of(goal.getIdentifier()).stream()
                        .filter(part -> measure == MEASURES.get(part.key()))
                        .filter(part -> shown.stream().anyMatch(plan -> part.isOf(plan.side(), plan.number())))
                        .map(part -> gain(part, measure, goal, scores)))
                .sorted(Comparator.comparing(Gain::side))
                .toList();
    }

    private static Gain gain(PlanPart part, GoalMeasure measure, Goal goal, List<Score> scores) {
        List<String> readings = goal.getOutcomeReference().stream()
                .map(Reference::getReference)
                .filter(Objects::nonNull)
                .toList();
        Optional<Score> baseline = scores.stream()
                .filter(score -> score.side() == part.side())
                .filter(score -> score.source()
                        .filter(source -> readings.contains(source.type() + "/" + source.id()))
                        .isPresent())
                .findFirst();
        return new Gain(
                part.side(),
                measure,
                baseline.map(Score::value),
                baseline.flatMap(score -> Days.known(score.date())),
                target(goal.getTargetFirstRep()),
                String.valueOf(goal.getDescription().getText()),
                goal.hasNote() ? goal.getNoteFirstRep().getText() : Plain.NOT_RECORDED);
    }

    private static Optional<BigDecimal> target(GoalTargetComponent target) {
        return target.hasDetailQuantity()
                ? Optional.ofNullable(target.getDetailQuantity().getValue())
                : Optional.empty();
    }
}
