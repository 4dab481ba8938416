package care.sij.console.journey;

import care.sij.clinical.FactRef;
import care.sij.pathway.CarePolicy;
import care.sij.pathway.Fact;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.GuidanceResponse;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;

/** Reads decision receipts as meters. */
final class Receipts {

    private static final String POLICIES = "/PlanDefinition/";

    private final PatientRecord record;
    private final Collection<CarePolicy> policies;
    private final Map<String, String> days = new HashMap<>();

    Receipts(PatientRecord record, Collection<CarePolicy> policies) {
        this.record = record;
        this.policies = policies;
        for (Fact fact : record.facts().facts()) {
            days.put(fact.ref().versionless(), Days.words(fact.date()));
        }
    }

    /** @param deciding canonicals of the policies that decide for the patient */
    Meter meter(GuidanceResponse receipt, Set<String> deciding) {
        String canonical = receipt.getModuleCanonicalType().getValue();
        String policy = policy(receipt);
        List<ParametersParameterComponent> output = output(receipt);
        return new Meter(
                receipt.getReasonCodeFirstRep().hasText()
                        ? receipt.getReasonCodeFirstRep().getText()
                        : policy,
                policy,
                mark(policy),
                deciding.contains(canonical) ? "decides for this patient" : "informs only",
                text(output, "result").orElse("unknown"),
                text(output, "referenceDate").orElse(Plain.NOT_RECORDED),
                output.stream()
                        .filter(parameter -> parameter.getName().equals("criterion"))
                        .map(this::criterion)
                        .toList(),
                receipt.getNote().stream().map(Annotation::getText).toList(),
                record
                        .source(
                                new FactRef("GuidanceResponse/"
                                        + receipt.getIdElement().getIdPart()),
                                "")
                        .stream()
                        .toList());
    }

    private static String policy(GuidanceResponse receipt) {
        String canonical = receipt.getModuleCanonicalType().getValue();
        return canonical.substring(canonical.lastIndexOf(POLICIES) + POLICIES.length());
    }

    private static List<ParametersParameterComponent> output(GuidanceResponse receipt) {
        return receipt.getContained().stream()
                .filter(Parameters.class::isInstance)
                .flatMap(contained -> ((Parameters) contained).getParameter().stream())
                .toList();
    }

    private String mark(String policy) {
        return policies.stream()
                .filter(known -> known.versionedId().equals(policy))
                .findFirst()
                .map(known -> Plain.mark(known.mark()))
                .orElse("not known for this version");
    }

    private Criterion criterion(ParametersParameterComponent parameter) {
        List<ParametersParameterComponent> parts = parameter.getPart();
        return new Criterion(
                Plain.words(text(parts, "id").orElse("Criterion")),
                text(parts, "result").orElse("unknown"),
                text(parts, "detail").orElse(Plain.NOT_RECORDED),
                text(parts, "source").orElse(Plain.NOT_RECORDED),
                evidence(parameter).stream()
                        .flatMap(reference -> source(new FactRef(reference.getReference())).stream())
                        .toList());
    }

    private static List<Reference> evidence(ParametersParameterComponent criterion) {
        return criterion.getPart().stream()
                .filter(part -> part.getName().equals("evidence"))
                .map(ParametersParameterComponent::getValue)
                .flatMap(value -> value instanceof Reference reference ? Stream.of(reference) : Stream.empty())
                .toList();
    }

    private Optional<Source> source(FactRef ref) {
        return record.source(ref, days.getOrDefault(ref.versionless(), "date " + Plain.NOT_RECORDED));
    }

    private static Optional<String> text(List<ParametersParameterComponent> parts, String name) {
        return parts.stream()
                .filter(part -> part.getName().equals(name) && part.hasValue())
                .map(part -> part.getValue().primitiveValue())
                .findFirst();
    }
}
