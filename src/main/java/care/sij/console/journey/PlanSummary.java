package care.sij.console.journey;

import care.sij.clinical.JointSide;
import care.sij.fhir.SijUris;
import care.sij.pathway.ActivityKind;
import care.sij.pathway.ExitReason;
import care.sij.pathway.Stage;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanActivityComponent;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Period;

/**
 * How far a joint's episode is, as its CarePlan says.
 *
 * @param since the day that the plan itself tells for the stage; empty when it tells none
 */
public record PlanSummary(JointSide side, int number, Stage stage, Optional<ExitReason> exit, Optional<String> since) {

    /** Reads the plan; empty when it is none of the pathway's. */
    public static Optional<PlanSummary> of(CarePlan plan) {
        return PlanPart.of(plan.getIdentifier())
                .flatMap(part -> code(plan, "sij-stage")
                        .flatMap(Stage::of)
                        .map(stage -> new PlanSummary(
                                part.side(),
                                part.number(),
                                stage,
                                code(plan, "sij-exit-reason").flatMap(ExitReason::of),
                                since(plan, stage))));
    }

    /** The last episode of each joint. */
    public static Map<JointSide, PlanSummary> latest(Collection<PlanSummary> plans) {
        return plans.stream()
                .collect(Collectors.toMap(
                        PlanSummary::side, plan -> plan, (one, other) -> one.number() > other.number() ? one : other));
    }

    /** The stage in words, and why it ended where it did. */
    public String words() {
        return Plain.stage(stage)
                + exit.map(reason -> " (" + Plain.words(reason).toLowerCase(Locale.ROOT) + ")")
                        .orElse("");
    }

    private static Optional<String> code(CarePlan plan, String extension) {
        return Optional.ofNullable(plan.getExtensionByUrl(SijUris.structure(extension)))
                .map(found -> found.getValue())
                .filter(CodeType.class::isInstance)
                .map(code -> ((CodeType) code).getValue());
    }

    private static Optional<String> since(CarePlan plan, Stage stage) {
        Optional<String> referred = text(plan.getPeriod().getStartElement());
        return switch (stage) {
            case REFERRED -> referred;
            case ASSESSMENT -> first(plan, ActivityKind.ASSESSMENT);
            case CONSERVATIVE_CARE -> latestOf(first(plan, ActivityKind.CONSERVATIVE_CARE), referred);
            case DIAGNOSTIC_INJECTION -> first(plan, ActivityKind.DIAGNOSTIC_INJECTION);
            case THERAPEUTIC_INJECTION -> first(plan, ActivityKind.THERAPEUTIC_INJECTION);
            case FUSION_ELIGIBILITY -> first(plan, ActivityKind.ELIGIBILITY);
            case FUSION_SCHEDULED -> Optional.empty();
            case POST_OP -> first(plan, ActivityKind.FUSION);
            case COMPLETED, EXITED -> text(plan.getPeriod().getEndElement());
        };
    }

    private static Optional<String> latestOf(Optional<String> one, Optional<String> other) {
        return Stream.of(one, other).flatMap(Optional::stream).max(Comparator.naturalOrder());
    }

    private static Optional<String> first(CarePlan plan, ActivityKind kind) {
        List<String> days = plan.getActivity().stream()
                .filter(CarePlanActivityComponent::hasDetail)
                .filter(activity ->
                        kind.code().equals(activity.getDetail().getCode().getText()))
                .filter(activity -> activity.getDetail().hasScheduledPeriod())
                .map(activity -> activity.getDetail().getScheduledPeriod())
                .map(Period::getStartElement)
                .flatMap(start -> text(start).stream())
                .toList();
        return days.stream().min(Comparator.naturalOrder());
    }

    private static Optional<String> text(DateTimeType date) {
        return Optional.ofNullable(date.getValueAsString());
    }
}
