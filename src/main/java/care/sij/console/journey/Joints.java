package care.sij.console.journey;

import care.sij.clinical.JointSide;
import care.sij.console.frame.LeftOut;
import care.sij.pathway.CarePolicy;
import care.sij.pathway.StagePassage;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.GuidanceResponse;
import org.hl7.fhir.r4.model.Observation;

/** Puts together what a page says about a joint. */
final class Joints {

    /** Of one with something left out that is all of its key. */
    private static final String OUTCOME = "outcome";

    private final PatientRecord record;
    private final List<CarePlan> carePlans;
    private final List<GuidanceResponse> guidance;
    private final List<StagePassage> passages;
    private final Todos todos;
    private final Receipts receipts;

    Joints(PatientRecord record, List<StagePassage> passages, Collection<CarePolicy> policies) {
        this.record = record;
        this.carePlans = record.derived(CarePlan.class);
        this.guidance = record.derived(GuidanceResponse.class);
        this.passages = passages;
        this.todos = new Todos(record);
        this.receipts = new Receipts(record, policies);
    }

    /** The episodes of the joint, the last first. */
    List<PlanSummary> episodes(JointSide side) {
        return carePlans.stream()
                .flatMap(plan -> PlanSummary.of(plan).stream())
                .filter(plan -> plan.side() == side)
                .sorted(Comparator.comparingInt(PlanSummary::number).reversed())
                .toList();
    }

    /** @param shown the episode that is looked at */
    Joint joint(JointSide side, Optional<PlanSummary> shown) {
        return shown.map(plan -> new Joint(
                        side,
                        shown,
                        since(plan),
                        episodes(side),
                        todos.redFlags(side, plan.number()),
                        todos.notices(side, plan.number()),
                        todos.tasks(side, plan.number()),
                        meters(plan),
                        outcome(plan)))
                .orElseGet(() -> new Joint(side, shown, "", List.of(), List.of(), List.of(), List.of(), List.of(), ""));
    }

    private String since(PlanSummary plan) {
        return passages.stream()
                .filter(passage -> passage.side() == plan.side()
                        && passage.number() == plan.number()
                        && passage.stage() == plan.stage()
                        && passage.from().getYear() > 1)
                .reduce((older, newer) -> newer)
                .map(passage -> passage.from().toString())
                .or(plan::since)
                .orElse(Plain.NOT_RECORDED);
    }

    private List<Meter> meters(PlanSummary plan) {
        Set<String> deciding = carePlans.stream()
                .filter(carePlan -> PlanPart.of(carePlan.getIdentifier())
                        .filter(part -> part.isOf(plan.side(), plan.number()))
                        .isPresent())
                .flatMap(carePlan -> carePlan.getInstantiatesCanonical().stream())
                .map(CanonicalType::getValue)
                .collect(Collectors.toSet());
        return receiptsOf(plan).stream()
                .map(receipt -> receipts.meter(receipt, deciding))
                .sorted(Comparator.comparing(Meter::counts).thenComparing(Meter::policy))
                .toList();
    }

    private List<GuidanceResponse> receiptsOf(PlanSummary plan) {
        return guidance.stream()
                .filter(receipt -> PlanPart.of(receipt.getIdentifier())
                        .filter(part -> part.isOf(plan.side(), plan.number()))
                        .isPresent())
                .filter(GuidanceResponse::hasModuleCanonicalType)
                .toList();
    }

    private String outcome(PlanSummary plan) {
        return record.derived(Observation.class).stream()
                .filter(observation -> PlanPart.of(observation.getIdentifier())
                        .filter(part -> part.isOf(plan.side(), plan.number()))
                        .filter(part -> part.key().startsWith(OUTCOME))
                        .isPresent())
                .flatMap(Joints::outcome)
                .collect(Collectors.joining("; "));
    }

    private static Stream<String> outcome(Observation observation) {
        if (LeftOut.of(observation)) {
            return Stream.of(LeftOut.RESULT);
        }
        return observation.hasValueCodeableConcept()
                ? Stream.of(Plain.words(String.valueOf(observation
                                .getValueCodeableConcept()
                                .getCodingFirstRep()
                                .getCode()))
                        + " on " + observation.getEffectiveDateTimeType().getValueAsString())
                : Stream.empty();
    }
}
