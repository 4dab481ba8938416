package care.sij.exchange.push;

import care.sij.fhir.SijUris;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Resource;

/** The identifier by which what was written is found again: the resource's id in this record. */
final class PartIdentifier {

    static final String SYSTEM = SijUris.sid("resource");

    private PartIdentifier() {}

    /** The identifier of the resource with this id. */
    static Identifier of(String id) {
        return new Identifier().setSystem(SYSTEM).setValue(id);
    }

    /** Adds it beside the others; a QuestionnaireResponse has room for one only (R4), which it takes. */
    static void addTo(Resource resource, String id) {
        Identifier added = (Identifier) resource.addChild("identifier");
        added.setSystem(SYSTEM).setValue(id);
    }
}
