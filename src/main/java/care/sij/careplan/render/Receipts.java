package care.sij.careplan.render;

import care.sij.clinical.FactRef;
import care.sij.conformance.Profile;
import care.sij.fhir.SijUris;
import care.sij.pathway.CriterionResult;
import care.sij.pathway.PolicyResult;
import care.sij.pathway.Verdict;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.GuidanceResponse;
import org.hl7.fhir.r4.model.GuidanceResponse.GuidanceResponseStatus;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;

/** Renders one decision receipt per policy: the result, its arithmetic, and the very versions it was read from. */
final class Receipts {

    private static final String OUTPUT = "output";

    private Receipts() {}

    static String key(PolicyResult result) {
        return "receipt-" + result.policy().id();
    }

    static Stream<ProjectedResource> of(EpisodeResources episode) {
        return episode.plan().policies().stream()
                .map(result -> new ProjectedResource(receipt(result, episode), evidence(result)));
    }

    private static List<FactRef> evidence(PolicyResult result) {
        return result.criteria().stream()
                .flatMap(criterion -> criterion.evidence().stream())
                .distinct()
                .sorted()
                .toList();
    }

    private static GuidanceResponse receipt(PolicyResult result, EpisodeResources episode) {
        GuidanceResponse receipt = episode.begin(new GuidanceResponse(), Profile.DECISION_RECEIPT, key(result));
        receipt.addContained(output(result, episode));
        receipt.addExtension(episode.laterality());
        receipt.setRequestIdentifier(episode.identifier(key(result)));
        receipt.addIdentifier(episode.identifier(key(result)));
        receipt.setModule(
                new CanonicalType(SijUris.planDefinition(result.policy().versionedId())));
        receipt.setStatus(
                result.result() == Verdict.UNKNOWN
                        ? GuidanceResponseStatus.DATAREQUIRED
                        : GuidanceResponseStatus.SUCCESS);
        receipt.setSubject(episode.subject());
        receipt.setOccurrenceDateTimeElement(FhirDates.of(episode.plan().referenceDate()));
        receipt.addReasonCode(new CodeableConcept()
                .setText(
                        result.policy().title() + ": " + result.policy().scope().code()));
        episode.conditions().forEach(receipt::addReasonReference);
        result.remarks().forEach(remark -> receipt.addNote(new Annotation().setText(remark)));
        receipt.setOutputParameters(new Reference("#" + OUTPUT));
        return receipt;
    }

    private static Parameters output(PolicyResult result, EpisodeResources episode) {
        Parameters output = new Parameters();
        output.setId(OUTPUT);
        output.addParameter()
                .setName("result")
                .setValue(new CodeType(result.result().code()));
        output.addParameter().setName("side").setValue(Concepts.side(episode.side()));
        output.addParameter()
                .setName("referenceDate")
                .setValue(new DateType(episode.plan().referenceDate().toString()));
        result.criteria().forEach(criterion -> describe(output.addParameter().setName("criterion"), criterion));
        return output;
    }

    private static void describe(ParametersParameterComponent parameter, CriterionResult criterion) {
        parameter.addPart().setName("id").setValue(new StringType(criterion.id()));
        parameter
                .addPart()
                .setName("result")
                .setValue(new CodeType(criterion.result().code()));
        parameter.addPart().setName("detail").setValue(new StringType(criterion.detail()));
        criterion.evidence().stream()
                .distinct()
                .forEach(fact -> parameter.addPart().setName("evidence").setValue(References.exact(fact)));
        parameter.addPart().setName("source").setValue(new StringType(criterion.source()));
    }
}
