package care.sij.console.simulator;

import care.sij.demo.DemoPartners.Answered;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What the service answered.
 *
 * @param code {@code MessageHeader.response.code}; empty when the answer is no message
 */
record Answer(int status, String code, String body, Duration took, List<Issue> issues) {

    /** What the answer says, where, and under which rule. */
    record Issue(String severity, String rule, String place, String text) {}

    Answer {
        issues = List.copyOf(issues);
    }

    static Answer of(Answered answered) {
        JsonNode body = Json.read(answered.body());
        return new Answer(
                answered.status(),
                body.at("/entry/0/resource/response/code").asString(""),
                answered.body(),
                answered.took(),
                body.findValues("issue").stream()
                        .flatMap(JsonNode::valueStream)
                        .map(Answer::issue)
                        .toList());
    }

    private static Issue issue(JsonNode issue) {
        return new Issue(
                issue.path("severity").asString(""),
                issue.at("/details/coding/0/code").asString(""),
                issue.at("/expression/0").asString(""),
                issue.path("diagnostics").asString(issue.at("/details/text").asString("")));
    }

    int bytes() {
        return body.getBytes(StandardCharsets.UTF_8).length;
    }

    /** Taken, applied or parked. */
    boolean isOk() {
        return code.equals("ok");
    }

    boolean isParked() {
        return issues.stream().anyMatch(issue -> issue.rule().equals("PROXY_PARKED"));
    }
}
