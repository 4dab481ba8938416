package care.sij.console.simulator;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** JSON as it is sent and answered. */
final class Json {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Json() {}

    /** What the text holds; a missing node when that is no JSON. */
    static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException notJson) {
            return MissingNode.getInstance();
        }
    }

    /** The same, indented for people; what is no JSON stays as it is. */
    static String pretty(String text) {
        JsonNode node = read(text);
        return node.isMissingNode() ? text : node.toPrettyString();
    }
}
