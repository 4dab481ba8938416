package care.sij.demo;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Resources on lines as one transaction that creates them. One with an identifier is created unless it is there, so
 * that it may be sent again; references among them are resolved by the ids that they have on their lines.
 */
final class LoadTransaction {

    /** Decimals keep their digits. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    /** Where the lines are said to come from; it only has to be the same for all of them. */
    private static final String BASE = "http://lines.invalid/fhir/";

    private LoadTransaction() {}

    static String of(List<String> lines) {
        ObjectNode bundle = JSON.createObjectNode();
        ArrayNode entries =
                bundle.put("resourceType", "Bundle").put("type", "transaction").putArray("entry");
        lines.forEach(line -> add(entries.addObject(), JSON.readTree(line)));
        return JSON.writeValueAsString(bundle);
    }

    private static void add(ObjectNode entry, JsonNode resource) {
        String type = resource.path("resourceType").asString("");
        String id = resource.path("id").asString("");
        if (!id.isEmpty()) {
            entry.put("fullUrl", BASE + type + "/" + id);
        }
        entry.set("resource", resource);
        ObjectNode request = entry.putObject("request").put("method", "POST").put("url", type);
        JsonNode identifier = resource.path("identifier").path(0);
        String system = identifier.path("system").asString("");
        String value = identifier.path("value").asString("");
        if (!system.isEmpty() && !value.isEmpty()) {
            request.put("ifNoneExist", "identifier=" + encoded(system + "|" + value));
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
