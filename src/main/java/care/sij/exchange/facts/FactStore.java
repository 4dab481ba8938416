package care.sij.exchange.facts;

import care.sij.fhir.Compartments;
import care.sij.fhir.EncodedResource;
import care.sij.fhir.FhirJson;
import care.sij.fhir.IndexTermExtractor;
import care.sij.record.Draft;
import care.sij.record.OpenCommit;
import care.sij.record.Origin;
import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** Appends a resource to the record when its content is not what is there already. */
@Component
public class FactStore {

    private final FhirJson json;
    private final IndexTermExtractor terms;
    private final Statements statements;

    FactStore(FhirJson json, IndexTermExtractor terms, Statements statements) {
        this.json = json;
        this.terms = terms;
        this.statements = statements;
    }

    /** The resource as the record keeps it under its own id. */
    public EncodedResource encode(Resource resource) {
        return json.encodeForRecord(resource);
    }

    /** The resource as the record keeps it under this key. */
    public EncodedResource encode(Resource resource, ResourceKey key) {
        return json.encodeForRecord(resource, key.id());
    }

    /** The version that now holds this content: a new one, or the current one when that holds it already. */
    public StoredVersion store(
            OpenCommit open, ResourceKey key, Resource resource, EncodedResource encoded, String partner) {
        return store(open, key, Compartments.patientsOf(resource), resource, encoded, partner);
    }

    /** The same, of a resource that belongs to these patients. */
    public StoredVersion store(
            OpenCommit open,
            ResourceKey key,
            List<String> patients,
            Resource resource,
            EncodedResource encoded,
            String partner) {
        Optional<StoredVersion> current = open.current(key);
        if (current.isPresent()
                && !current.get().isEmpty()
                && current.get().contentHash().equals(encoded.contentHash())) {
            return current.get();
        }
        String owner = current.filter(version -> !statements.isForgotten(version))
                .map(StoredVersion::owner)
                .orElse(partner);
        return open.append(new Draft(
                key,
                patients,
                Origin.PARTNER,
                owner,
                encoded.contentHash(),
                encoded.encoder(),
                terms.extract(resource)));
    }
}
