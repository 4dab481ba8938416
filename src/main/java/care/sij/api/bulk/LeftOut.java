package care.sij.api.bulk;

import care.sij.api.bulk.Exports.Placed;
import care.sij.record.Bytes;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What an export leaves out of what was asked for, as the first of its files. */
final class LeftOut {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private LeftOut() {}

    /** No file when nothing is left out. */
    static List<Placed> lines(List<String> sentences) {
        if (sentences.isEmpty()) {
            return List.of();
        }
        List<Bytes> lines = sentences.stream().map(LeftOut::outcome).toList();
        return List.of(new Placed(
                0,
                0,
                new Chunk(Chunk.Kind.ERROR, "OperationOutcome", lines.size(), Ndjson.of(lines), List.of(), List.of())));
    }

    private static Bytes outcome(String sentence) {
        ObjectNode outcome = JSON.createObjectNode();
        outcome.put("resourceType", "OperationOutcome")
                .putArray("issue")
                .addObject()
                .put("severity", "warning")
                .put("code", "not-supported")
                .put("diagnostics", sentence);
        return Bytes.utf8(JSON.writeValueAsString(outcome));
    }
}
