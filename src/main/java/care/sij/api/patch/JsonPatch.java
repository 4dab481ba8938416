package care.sij.api.patch;

import care.sij.record.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** A JSON Patch (RFC 6902). Decimals stay as they are written. */
public final class JsonPatch implements Patch {

    /** More operations than these are a new resource. */
    private static final int MOST_OPERATIONS = 1000;

    private static final int DEEPEST = 64;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final List<JsonOperation> operations;

    private JsonPatch(List<JsonOperation> operations) {
        this.operations = operations;
    }

    /**
     * Reads a patch.
     *
     * @throws PatchRefused when it is no JSON Patch
     */
    public static JsonPatch read(Bytes document) {
        JsonNode array = tree(document);
        if (!array.isArray() || array.isEmpty() || array.size() > MOST_OPERATIONS) {
            throw PatchRefused.unreadable(
                    "A JSON Patch is an array of 1 to " + MOST_OPERATIONS + " operations (RFC 6902).");
        }
        List<JsonOperation> operations = new ArrayList<>();
        for (int index = 0; index < array.size(); index++) {
            operations.add(operation(index, array.get(index)));
        }
        return new JsonPatch(List.copyOf(operations));
    }

    private static JsonNode tree(Bytes document) {
        try {
            return JSON.readTree(document.toArray());
        } catch (JacksonException malformed) {
            throw PatchRefused.unreadable(
                    "The patch is not well-formed JSON in UTF-8, names a member twice, or is nested too deep.");
        }
    }

    private static JsonOperation operation(int index, JsonNode node) {
        JsonPointer path = pointer(index, node, "path");
        return switch (node.path("op").asString("")) {
            case "add" -> new JsonOperation.Add(path, value(index, node));
            case "remove" -> new JsonOperation.Remove(path);
            case "replace" -> new JsonOperation.Replace(path, value(index, node));
            case "move" -> new JsonOperation.Move(path, pointer(index, node, "from"));
            case "copy" -> new JsonOperation.Copy(path, pointer(index, node, "from"));
            case "test" -> new JsonOperation.Test(path, value(index, node));
            default -> throw PatchRefused.at(index, "its `op` is none of add, remove, replace, move, copy and test.");
        };
    }

    private static JsonPointer pointer(int index, JsonNode node, String member) {
        return Optional.of(node.path(member))
                .filter(JsonNode::isString)
                .flatMap(text -> JsonPointer.parse(text.asString()))
                .orElseThrow(() -> PatchRefused.at(
                        index, "its `" + member + "` is missing or no JSON Pointer, such as `/name/0/family`."));
    }

    private static JsonNode value(int index, JsonNode node) {
        if (!node.has("value")) {
            throw PatchRefused.at(index, "its `value` is missing.");
        }
        return node.get("value");
    }

    @Override
    public Bytes applyTo(Bytes resource) {
        PatchedJson patched = new PatchedJson(JSON.readTree(resource.toArray()));
        for (int index = 0; index < operations.size(); index++) {
            patched.apply(index, operations.get(index));
        }
        return Bytes.of(JSON.writeValueAsBytes(patched.root()));
    }
}
