package care.sij.careplan.render;

import care.sij.conformance.Profile;
import care.sij.pathway.EpisodePlan;
import care.sij.pathway.GoalMeasure;
import care.sij.pathway.PlanGoal;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Goal.GoalLifecycleStatus;
import org.hl7.fhir.r4.model.Goal.GoalTargetComponent;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Quantity.QuantityComparator;

/** Renders what the patient is to gain; without a baseline there is nothing to aim at and no Goal yet. */
final class Goals {

    private static final String LOINC = "http://loinc.org";
    private static final String UCUM = "http://unitsofmeasure.org";
    private static final String ACHIEVEMENT = "http://terminology.hl7.org/CodeSystem/goal-achievement";

    private Goals() {}

    static String key(PlanGoal goal) {
        return "goal-" + goal.measure().code();
    }

    static Stream<ProjectedResource> of(EpisodeResources episode) {
        return set(episode.plan()).map(goal -> goal(goal, episode)).map(ProjectedResource::of);
    }

    /** The goals that have a baseline; one that has no value to reach says so. */
    static Stream<PlanGoal> set(EpisodePlan plan) {
        return plan.goals().stream().filter(goal -> goal.baseline().isPresent());
    }

    private static Goal goal(PlanGoal planned, EpisodeResources episode) {
        Goal goal = episode.begin(new Goal(), Profile.GOAL, key(planned));
        goal.addIdentifier(episode.identifier(key(planned)));
        goal.addExtension(episode.laterality());
        goal.setLifecycleStatus(lifecycle(episode.plan()));
        achievement(planned, episode.plan()).ifPresent(goal::setAchievementStatus);
        goal.setDescription(new CodeableConcept().setText(planned.description()));
        goal.setSubject(episode.subject());
        goal.addTarget(target(planned));
        episode.conditions().forEach(goal::addAddresses);
        goal.addNote(new Annotation().setText(planned.source()));
        References.versionless(planned.evidence()).forEach(goal::addOutcomeReference);
        return goal;
    }

    private static GoalTargetComponent target(PlanGoal planned) {
        GoalTargetComponent target = new GoalTargetComponent().setMeasure(measure(planned.measure()));
        planned.target()
                .ifPresent(value -> target.setDetail(
                        quantity(value, planned.measure()).setComparator(QuantityComparator.LESS_OR_EQUAL)));
        return target;
    }

    private static CodeableConcept measure(GoalMeasure measure) {
        return switch (measure) {
            case PAIN -> Concepts.of(LOINC, "72514-3");
            case ODI -> Concepts.of(LOINC, "97909-6");
        };
    }

    private static Quantity quantity(BigDecimal value, GoalMeasure measure) {
        String unit = switch (measure) {
            case PAIN -> "{score}";
            case ODI -> "%";
        };
        return new Quantity().setValue(value).setUnit(unit).setSystem(UCUM).setCode(unit);
    }

    private static GoalLifecycleStatus lifecycle(EpisodePlan plan) {
        return switch (plan.status()) {
            case ACTIVE -> GoalLifecycleStatus.ACTIVE;
            case COMPLETED -> GoalLifecycleStatus.COMPLETED;
            case REVOKED -> GoalLifecycleStatus.CANCELLED;
        };
    }

    private static Optional<CodeableConcept> achievement(PlanGoal goal, EpisodePlan plan) {
        boolean goesOn = lifecycle(plan) == GoalLifecycleStatus.ACTIVE;
        return switch (goal.achievement()) {
            case MET -> Optional.of(Concepts.of(ACHIEVEMENT, "achieved"));
            case UNMET -> Optional.of(Concepts.of(ACHIEVEMENT, goesOn ? "in-progress" : "not-achieved"));
            case UNKNOWN, NOT_COVERED -> Optional.empty();
        };
    }
}
