package care.sij.careplan.render;

import care.sij.clinical.FactRef;
import care.sij.record.ResourceKey;
import java.util.List;
import org.hl7.fhir.r4.model.DomainResource;

/**
 * A resource of the projection.
 *
 * @param evidence for a decision receipt, the versions it was read from; else empty
 */
public record ProjectedResource(DomainResource resource, List<FactRef> evidence) {

    static ProjectedResource of(DomainResource resource) {
        return new ProjectedResource(resource, List.of());
    }

    /** Type and id of the resource. */
    public ResourceKey key() {
        return new ResourceKey(resource.fhirType(), resource.getIdElement().getIdPart());
    }
}
