package care.sij.exchange.push;

import care.sij.exchange.delivery.Reply.Answered;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a partner's answer holds, read for what it is, whatever its content type says, and without demanding more. */
final class AnswerJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private AnswerJson() {}

    /** The resource of the answer; empty when it holds none. */
    static Optional<JsonNode> resource(Answered answered) {
        try {
            return Optional.of(JSON.readTree(answered.body().toArray()))
                    .filter(node -> node.path("resourceType").isString());
        } catch (JacksonException notJson) {
            return Optional.empty();
        }
    }

    static JsonNode read(byte[] ours) {
        return JSON.readTree(ours);
    }

    static boolean isA(String type, JsonNode resource) {
        return type.equals(resource.path("resourceType").asString(""));
    }

    /** The issues that say that something failed, of an OperationOutcome, alone or among what a search found. */
    static List<JsonNode> errors(JsonNode answer) {
        return Stream.concat(Stream.of(answer), entries(answer))
                .filter(resource -> isA("OperationOutcome", resource))
                .flatMap(outcome -> outcome.path("issue").values().stream())
                .filter(issue -> issue.path("severity").asString("").matches("error|fatal"))
                .toList();
    }

    /** What a search found. */
    static Stream<JsonNode> entries(JsonNode answer) {
        return answer.path("entry").values().stream().map(entry -> entry.path("resource"));
    }

    /** Whether it carries this identifier; the element repeats in most types. */
    static boolean carries(JsonNode resource, String system, String value) {
        JsonNode identifiers = resource.path("identifier");
        Stream<JsonNode> each = identifiers.isArray() ? identifiers.values().stream() : Stream.of(identifiers);
        return each.anyMatch(
                identifier -> system.equals(identifier.path("system").asString(""))
                        && value.equals(identifier.path("value").asString("")));
    }
}
