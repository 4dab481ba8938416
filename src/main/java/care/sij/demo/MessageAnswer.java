package care.sij.demo;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What the service answered to a message.
 *
 * @param status the HTTP status
 * @param code {@code MessageHeader.response.code}, empty when the answer is not a response message
 * @param issues the texts of the outcome's issues; the service puts no patient data into them
 */
record MessageAnswer(int status, String code, List<String> issues) {

    static MessageAnswer of(int status, JsonNode body) {
        String code = body.at("/entry/0/resource/response/code").asString("");
        List<String> issues = body.findValues("issue").stream()
                .flatMap(list -> list.valueStream())
                .map(MessageAnswer::text)
                .toList();
        return new MessageAnswer(status, code, issues);
    }

    /** Accepted and processed. */
    boolean ok() {
        return status == 200 && code.equals("ok");
    }

    private static String text(JsonNode issue) {
        String where = issue.at("/expression/0").asString("");
        String what =
                issue.path("diagnostics").asString(issue.at("/details/text").asString(""));
        return "%s %s %s"
                .formatted(issue.path("code").asString(""), where, what)
                .strip();
    }
}
