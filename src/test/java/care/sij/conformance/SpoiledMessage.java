package care.sij.conformance;

import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.UriType;

/** Messages in which every text is wrong and recognisable. */
final class SpoiledMessage {

    private SpoiledMessage() {}

    /** Puts the word into every text but those of the header. */
    static void spoil(Bundle message, String word) {
        message.getEntry().stream()
                .skip(1)
                .forEach(entry -> spoil(entry.getResource(), entry.getResource().fhirType(), word));
    }

    private static void spoil(Base element, String path, String word) {
        for (Property property : element.children()) {
            for (Base value : property.getValues()) {
                if (value instanceof IdType id) {
                    id.setValue(word);
                } else if (value.getClass() == StringType.class) {
                    ((StringType) value).setValue(" " + word + " <b>'" + word + "'</b> ");
                } else if (value.getClass() == CodeType.class) {
                    ((CodeType) value).setValue(word);
                } else if (value.getClass() == UriType.class && !path.endsWith("extension")) {
                    ((UriType) value).setValue("urn:" + word);
                } else if (!value.isPrimitive()) {
                    spoil(value, path + "." + property.getName(), word);
                }
            }
        }
    }
}
