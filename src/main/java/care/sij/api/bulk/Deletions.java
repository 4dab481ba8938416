package care.sij.api.bulk;

import care.sij.record.Bytes;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What was deleted as a transaction that would delete it elsewhere, which is never sent (Bulk Data 2.0.0, "deleted").
 */
final class Deletions {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Deletions() {}

    /** @param deletions the versions that deleted, each as {@code Type/id/_history/n} */
    static Bytes bundle(List<String> deletions) {
        ObjectNode bundle = JSON.createObjectNode();
        ArrayNode entries =
                bundle.put("resourceType", "Bundle").put("type", "transaction").putArray("entry");
        deletions.forEach(deletion -> entries.addObject()
                .putObject("request")
                .put("method", "DELETE")
                .put("url", deletion.replaceFirst("/_history/.*", "")));
        return Bytes.utf8(JSON.writeValueAsString(bundle));
    }
}
