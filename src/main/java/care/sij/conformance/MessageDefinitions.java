package care.sij.conformance;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import org.hl7.fhir.r4.model.MessageDefinition;

/** The messages that are taken here, by their published definitions. */
public final class MessageDefinitions {

    private final FhirContext fhir;

    MessageDefinitions(FhirContext fhir) {
        this.fhir = fhir;
    }

    /** The canonicals of their definitions, sorted; read anew with each call. */
    public List<String> canonicals() {
        return PublishedDefinitions.messages(fhir).stream()
                .filter(MessageDefinition::hasGraph)
                .map(MessageDefinition::getUrl)
                .sorted()
                .toList();
    }
}
