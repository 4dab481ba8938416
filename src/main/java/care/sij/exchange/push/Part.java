package care.sij.exchange.push;

import org.hl7.fhir.r4.model.Resource;

/**
 * A resource of a message that is to be written.
 *
 * @param reference type and id in this record
 * @param resource as the partner may have it, with references to this record
 */
record Part(String reference, Resource resource) {

    static Part of(Resource resource) {
        return new Part(resource.fhirType() + "/" + resource.getIdElement().getIdPart(), resource);
    }

    String type() {
        return resource.fhirType();
    }

    String id() {
        return reference.substring(reference.indexOf('/') + 1);
    }
}
