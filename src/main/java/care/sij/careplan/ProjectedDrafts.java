package care.sij.careplan;

import care.sij.fhir.EncodedResource;
import care.sij.fhir.FhirJson;
import care.sij.fhir.IndexTermExtractor;
import care.sij.record.Bytes;
import care.sij.record.Draft;
import care.sij.record.IndexTerms;
import care.sij.record.Origin;
import care.sij.record.ResourceKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** Makes drafts of projected resources. */
@Component
final class ProjectedDrafts {

    static final String OWNER = "sij";

    private final FhirJson json;
    private final IndexTermExtractor terms;

    ProjectedDrafts(FhirJson json, IndexTermExtractor terms) {
        this.json = json;
        this.terms = terms;
    }

    /** A draft of the resource, unless its content is the one that is known already. */
    Optional<Draft> unless(Bytes known, String patient, Resource resource) {
        EncodedResource encoded = json.encodeForRecord(resource);
        return known.equals(encoded.contentHash()) ? Optional.empty() : Optional.of(draft(encoded, patient, resource));
    }

    /** A draft of the resource. */
    Draft of(String patient, Resource resource) {
        return draft(json.encodeForRecord(resource), patient, resource);
    }

    private Draft draft(EncodedResource encoded, String patient, Resource resource) {
        ResourceKey key =
                new ResourceKey(resource.fhirType(), resource.getIdElement().getIdPart());
        return new Draft(
                key,
                List.of(patient),
                Origin.PROJECTED,
                OWNER,
                encoded.contentHash(),
                encoded.encoder(),
                terms(patient, resource));
    }

    /**
     * R4 looks for the patient of a Provenance among its targets; ours has what belongs to the patient for targets, and
     * is the patient's as well.
     */
    private IndexTerms terms(String patient, Resource resource) {
        IndexTerms extracted = terms.extract(resource);
        if (!(resource instanceof Provenance)) {
            return extracted;
        }
        Set<String> exact = new TreeSet<>(extracted.terms());
        exact.add("patient=Patient/" + patient);
        return new IndexTerms(
                exact,
                extracted.strings(),
                extracted.dates(),
                extracted.numbers(),
                extracted.quantities(),
                extracted.composites(),
                extracted.sortKeys());
    }
}
