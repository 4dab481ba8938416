package care.sij.conformance;

import org.hl7.fhir.r5.model.ElementDefinition;
import org.hl7.fhir.r5.model.StructureDefinition;

/** Takes from a definition what the validator has no use for: it is most of its memory. */
final class BareDefinition {

    private BareDefinition() {}

    /** Strips what only people read. */
    static void strip(StructureDefinition definition) {
        definition.setText(null).setContained(null);
        definition.setMapping(null).setDifferential(null).setContact(null);
        definition.setDescription(null).setPurpose(null).setCopyright(null);
        for (ElementDefinition element : definition.getSnapshot().getElement()) {
            element.setMapping(null).setExample(null).setAlias(null);
            element.setDefinition(null).setComment(null).setRequirements(null).setMeaningWhenMissing(null);
        }
    }
}
