package care.sij.console.simulator;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What can be broken in a sample, to see how it is refused. */
enum Defect {
    NONE("nothing"),
    UNKNOWN_EVENT("an event code that nobody knows"),
    UNKNOWN_CODE("a code that its value set does not have"),
    NO_IDENTIFIER("a Patient without a number"),
    WRONG_PROFILE("a Task without what its profile requires"),
    FOREIGN_SOURCE("the source address of another partner"),
    NOT_FHIR("a body that is no FHIR");

    private final String title;

    Defect(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** The message with this defect, under the same ids. */
    String in(String message) {
        if (this == NONE) {
            return message;
        }
        if (this == NOT_FHIR) {
            return message.substring(0, message.length() / 2);
        }
        JsonNode bundle = Json.read(message);
        breakIn(bundle);
        return bundle.toString();
    }

    private void breakIn(JsonNode bundle) {
        JsonNode header = bundle.at("/entry/0/resource");
        switch (this) {
            case UNKNOWN_EVENT -> ((ObjectNode) header.path("eventCoding")).put("code", "sij-unheard-of");
            case FOREIGN_SOURCE ->
                ((ObjectNode) header.path("source")).put("endpoint", "http://elsewhere.example.org/fhir");
            case UNKNOWN_CODE ->
                of("Task", bundle)
                        .forEach(task -> ((ObjectNode) task.at("/businessStatus/coding/0")).put("code", "99.9"));
            case NO_IDENTIFIER -> of("Patient", bundle).forEach(patient -> patient.remove("identifier"));
            case WRONG_PROFILE -> of("Task", bundle).forEach(task -> task.remove(List.of("status", "businessStatus")));
            case NONE, NOT_FHIR -> {}
        }
    }

    private static List<ObjectNode> of(String type, JsonNode bundle) {
        return bundle.path("entry")
                .valueStream()
                .map(entry -> entry.path("resource"))
                .filter(resource -> resource.path("resourceType").asString("").equals(type))
                .map(ObjectNode.class::cast)
                .toList();
    }
}
