package care.sij.support;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a partner got back for a message. */
public record Answer(int status, String text) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public static Answer of(HttpResponse<byte[]> response) {
        return new Answer(response.statusCode(), new String(response.body(), StandardCharsets.UTF_8));
    }

    /** The answer to a message sent by the partner it is named after. */
    public static Answer to(Journey.Message message) {
        return of(WholeService.partner(message.client()).send(message.json()));
    }

    /** Sends a message that has to be taken. */
    public static Answer taken(Journey.Message message) {
        Answer answer = to(message);
        if (!answer.code().equals("ok")) {
            throw new AssertionError(message.event() + " was answered " + answer.status() + " " + answer.text());
        }
        return answer;
    }

    /** {@code MessageHeader.response.code}; empty when the answer is no message. */
    public String code() {
        return json().path("entry")
                .path(0)
                .path("resource")
                .path("response")
                .path("code")
                .asString("");
    }

    /** The OperationOutcome, alone or within the answering message. */
    public JsonNode outcome() {
        return isMessage() ? json().path("entry").path(1).path("resource") : json();
    }

    /** The code of each issue, e.g. {@code SEND_NOT_A_PARTY}. */
    public List<String> rules() {
        List<String> rules = new ArrayList<>();
        outcome()
                .path("issue")
                .forEach(issue -> rules.add(issue.path("details")
                        .path("coding")
                        .path(0)
                        .path("code")
                        .asString("")));
        return rules;
    }

    /** The first resource of the type in the answering message. */
    public JsonNode resource(String type) {
        for (JsonNode entry : json().path("entry")) {
            if (entry.path("resource").path("resourceType").asString().equals(type)) {
                return entry.path("resource");
            }
        }
        throw new AssertionError("no " + type + " in the answer");
    }

    private boolean isMessage() {
        return json().path("resourceType").asString("").equals("Bundle");
    }

    private JsonNode json() {
        return JSON.readTree(text);
    }
}
