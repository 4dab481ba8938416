package care.sij.support;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what came back. */
public final class Answers {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Answers() {}

    /** {@code MessageHeader.response.code} of an answer; empty when it is no message. */
    public static String code(HttpResponse<byte[]> response) {
        return JSON.readTree(response.body())
                .path("entry")
                .path(0)
                .path("resource")
                .path("response")
                .path("code")
                .asString("");
    }

    public static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    /** The first resource of the type in the answer. */
    public static JsonNode resource(HttpResponse<byte[]> response, String type) {
        for (JsonNode entry : JSON.readTree(response.body()).path("entry")) {
            if (entry.path("resource").path("resourceType").asString().equals(type)) {
                return entry.path("resource");
            }
        }
        throw new AssertionError("no " + type + " in the answer");
    }
}
