package care.sij.fhir;

import java.util.Optional;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;

/** What a literal reference points to, without its version. */
final class ReferenceTarget {

    private ReferenceTarget() {}

    /** {@code Type/id} for a relative reference, the whole address without version for others; empty if not literal. */
    static Optional<String> of(Reference reference) {
        if (!reference.hasReference() || reference.getReference().startsWith("#")) {
            return Optional.empty();
        }
        return Optional.of(versionless(reference.getReference()));
    }

    /** The resource type it names or holds; empty text when it shows none. */
    static String typeOf(Reference reference) {
        if (reference.hasReference()) {
            IdType id = new IdType(reference.getReference());
            if (id.hasResourceType()) {
                return id.getResourceType();
            }
        }
        if (reference.getResource() != null) {
            return reference.getResource().fhirType();
        }
        return reference.hasType() ? reference.getType() : "";
    }

    static String versionless(String reference) {
        int history = reference.indexOf("/_history/");
        return history < 0 ? reference : reference.substring(0, history);
    }
}
