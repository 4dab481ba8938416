package care.sij.demo;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads the service's own extensions from a resource in JSON. */
final class Extensions {

    private static final String DEFINITIONS = "http://sij-pathways.example.org/fhir/StructureDefinition/";

    private Extensions() {}

    /** The first extension of this id, as JSON. */
    static Optional<JsonNode> of(JsonNode element, String id) {
        return element.path("extension")
                .valueStream()
                .filter(extension -> extension.path("url").asString("").equals(DEFINITIONS + id))
                .findFirst();
    }

    /** The code that the extension's {@code valueCode} holds. */
    static Optional<String> code(JsonNode element, String id) {
        return of(element, id).map(extension -> extension.path("valueCode").asString(""));
    }
}
