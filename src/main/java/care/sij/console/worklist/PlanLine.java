package care.sij.console.worklist;

import care.sij.careplan.PolicySet;
import care.sij.clinical.JointSide;
import care.sij.fhir.SijUris;
import care.sij.pathway.CarePolicy;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.PrimitiveType;

/**
 * How far a joint's plan of care is, and whose policy decides it.
 *
 * @param payers titles of the payers' policies that decide
 */
record PlanLine(
        String id, String patient, Optional<JointSide> side, CarePlanStatus status, String stage, String payers) {

    private static final String STAGE = SijUris.structure("sij-stage");

    /** What goes on before what ended. */
    static final Comparator<PlanLine> GOING_ON_FIRST =
            Comparator.comparing(plan -> plan.status() != CarePlanStatus.ACTIVE);

    /** The line of a plan. */
    static PlanLine of(CarePlan plan, PolicySet policies) {
        return new PlanLine(
                plan.getIdElement().getIdPart(),
                plan.getSubject().getReferenceElement().getIdPart(),
                SideOf.one(SideOf.resource(plan)),
                Optional.ofNullable(plan.getStatus()).orElse(CarePlanStatus.NULL),
                stage(plan),
                payers(plan, policies));
    }

    private static String stage(CarePlan plan) {
        return plan.getExtension().stream()
                .filter(extension -> STAGE.equals(extension.getUrl()))
                .map(Extension::getValue)
                .filter(PrimitiveType.class::isInstance)
                .map(value -> value.primitiveValue().replace('-', ' '))
                .findFirst()
                .orElse("not recorded");
    }

    private static String payers(CarePlan plan, PolicySet policies) {
        List<String> deciding = plan.getInstantiatesCanonical().stream()
                .map(PrimitiveType::getValue)
                .toList();
        String titles = policies.policies().stream()
                .filter(policy -> policy.payer().isPresent())
                .filter(policy -> deciding.contains(SijUris.planDefinition(policy.versionedId())))
                .map(CarePolicy::title)
                .collect(Collectors.joining("; "));
        return titles.isEmpty() ? "no payer's policy" : titles;
    }
}
