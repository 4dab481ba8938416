package care.sij.api.patch;

import tools.jackson.databind.JsonNode;

/** One operation of a JSON Patch (RFC 6902 section 4). */
sealed interface JsonOperation {

    record Add(JsonPointer path, JsonNode value) implements JsonOperation {}

    record Remove(JsonPointer path) implements JsonOperation {}

    record Replace(JsonPointer path, JsonNode value) implements JsonOperation {}

    record Move(JsonPointer path, JsonPointer from) implements JsonOperation {}

    record Copy(JsonPointer path, JsonPointer from) implements JsonOperation {}

    record Test(JsonPointer path, JsonNode value) implements JsonOperation {}
}
