package care.sij.api.rest;

import care.sij.exchange.WriteRequest.Sought;
import org.hl7.fhir.r4.model.Reference;

/** A reference by a search that was replaced by what the search finds. */
record FoundReference(Reference reference, String asked, Sought sought) {

    /** Makes it the search again, to be looked for anew. */
    void undo() {
        reference.setReference(asked);
    }
}
