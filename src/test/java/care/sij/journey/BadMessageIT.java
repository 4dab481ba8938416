package care.sij.journey;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.fhir.ResourceIds;
import care.sij.support.DemoPartner;
import care.sij.support.Journey;
import care.sij.support.WholeService;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What is wrong within a message is refused: it says where, why and what to do, and leaves no trace. */
@ExtendWith(OutputCaptureExtension.class)
class BadMessageIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String MRN = "http://demo-hospital.example.org/mrn";
    private static final List<String> CANARIES = List.of("SYN-001-bad", "Synthetica-One", "1970-11-02");

    private final DemoPartner hospital = WholeService.partner("demo-hospital");
    private final DemoPartner auditor = WholeService.partner("demo-auditor");

    @ParameterizedTest(name = "{0}")
    @MethodSource("neverMessages")
    void answers4xxToWhatIsNoMessage(String name, UnaryOperator<String> spoil, CapturedOutput log) {
        Journey.Message message = request(name);
        HttpResponse<byte[]> answer = hospital.send(spoil.apply(message.json()));
        assertThat(answer.statusCode()).isBetween(400, 422);
        JsonNode outcome = JSON.readTree(answer.body());
        assertThat(outcome.path("resourceType").asString()).isEqualTo("OperationOutcome");
        assertTells(outcome);
        assertLeavesNoTrace(name, answer, log);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badContents")
    void answersFatalErrorToBadContent(String name, UnaryOperator<String> spoil, String where, CapturedOutput log) {
        Journey.Message message = request(name);
        HttpResponse<byte[]> answer = hospital.send(spoil.apply(message.json()));
        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode bundle = JSON.readTree(answer.body());
        JsonNode response = bundle.path("entry").path(0).path("resource").path("response");
        assertThat(response.path("code").asString()).isEqualTo("fatal-error");
        JsonNode outcome = bundle.path("entry").path(1).path("resource");
        assertTells(outcome);
        assertThat(outcome.toString()).contains(where);
        assertLeavesNoTrace(name, answer, log);
    }

    @Test
    void answersTheSameToTheSameBadMessage() {
        String json = spoiled(request("again").json(), bundle -> outOfRange(resource(bundle, "Observation")));
        assertThat(hospital.send(json).body()).isEqualTo(hospital.send(json).body());
    }

    static Stream<Arguments> neverMessages() {
        return Stream.of(
                never("malformed", json -> json.substring(0, json.length() / 2)),
                never("no JSON at all", json -> "MSH|^~\\&|"),
                never("duplicate key", json -> json.replaceFirst("\"type\"", "\"type\": \"message\", \"type\"")),
                never(
                        "unknown element",
                        json -> json.replaceFirst("\"timestamp\"", "\"colour\": \"red\", \"timestamp\"")),
                never("other type", json -> "{\"resourceType\":\"Patient\",\"active\":true}"),
                never("no message bundle", json -> spoiled(json, bundle -> bundle.put("type", "collection"))),
                never("no header", json -> spoiled(json, bundle -> ((ArrayNode) bundle.path("entry")).remove(0))),
                never("no id", json -> spoiled(json, bundle -> bundle.remove("id"))),
                never("no timestamp", json -> spoiled(json, bundle -> bundle.remove("timestamp"))));
    }

    static Stream<Arguments> badContents() {
        return Stream.of(
                bad("no patient", json -> spoiled(json, bundle -> removed(bundle, "Patient")), "Bundle"),
                bad(
                        "dangling reference",
                        json -> spoiled(
                                json,
                                bundle -> resource(bundle, "Observation")
                                        .putObject("subject")
                                        .put("reference", "urn:uuid:00000000-0000-4000-8000-000000000000")),
                        "subject"),
                bad(
                        "unknown event",
                        json -> json.replace("\"sij-referral-request\"", "\"sij-unheard-of\""),
                        "Bundle.entry[0].resource.event"),
                bad(
                        "event of the clinic",
                        json -> json.replace("\"sij-referral-request\"", "\"sij-consult-note\""),
                        "Bundle.entry[0].resource.event"),
                bad(
                        "source of another",
                        json -> json.replace(
                                "http://demo-hospital.example.org/fhir/$process-message",
                                "http://demo-clinic.example.org/fhir/$process-message"),
                        "source.endpoint"),
                bad(
                        "score out of range",
                        json -> spoiled(json, bundle -> outOfRange(resource(bundle, "Observation"))),
                        "ofType(Observation)"),
                bad(
                        "side missing",
                        json -> spoiled(
                                json, bundle -> resource(bundle, "Observation").remove("bodySite")),
                        "bodySite"),
                bad(
                        "dated in the future",
                        json -> spoiled(
                                json, bundle -> resource(bundle, "Observation").put("effectiveDateTime", "2999-01-01")),
                        "effective"),
                bad(
                        "code outside a required set",
                        json -> spoiled(
                                json,
                                bundle -> resource(bundle, "ServiceRequest").put("intent", "proposal")),
                        "intent"),
                bad(
                        "referral without the placer's number",
                        json -> spoiled(
                                json,
                                bundle -> resource(bundle, "ServiceRequest").remove("identifier")),
                        "identifier"),
                bad("second patient", json -> spoiled(json, BadMessageIT::withSecondPatient), "Bundle.entry"));
    }

    private static Arguments never(String name, UnaryOperator<String> spoil) {
        return Arguments.of(name, spoil);
    }

    private static Arguments bad(String name, UnaryOperator<String> spoil, String where) {
        return Arguments.of(name, spoil, where);
    }

    private static Journey.Message request(String name) {
        return Journey.named("J1").about(mrn(name)).messages().get(0);
    }

    private static String mrn(String name) {
        return "SYN-001-bad-" + name.replaceAll("[^a-z]", "-");
    }

    private static void assertTells(JsonNode outcome) {
        assertThat(outcome.path("issue")).isNotEmpty();
        for (JsonNode issue : outcome.path("issue")) {
            assertThat(issue.path("severity").asString()).isIn("error", "fatal", "warning", "information");
            assertThat(issue.path("diagnostics").asString()).hasSizeGreaterThan(20);
        }
        assertThat(outcome.path("issue").path(0).path("expression").path(0).asString(""))
                .isNotBlank();
    }

    private void assertLeavesNoTrace(String name, HttpResponse<byte[]> answer, CapturedOutput log) {
        String text = new String(answer.body(), StandardCharsets.UTF_8);
        CANARIES.forEach(canary -> {
            assertThat(text).doesNotContain(canary);
            assertThat(log.getAll()).doesNotContain(canary);
        });
        assertThat(text).doesNotContain("Exception").doesNotContain("care.sij");
        assertThat(log.getAll()).doesNotContain("\tat ");
        assertThat(auditor.get("/fhir/Patient/" + ResourceIds.of("Patient", MRN, mrn(name)))
                        .statusCode())
                .isEqualTo(404);
    }

    private static String spoiled(String json, java.util.function.Consumer<ObjectNode> spoil) {
        ObjectNode bundle = (ObjectNode) JSON.readTree(json);
        spoil.accept(bundle);
        return JSON.writeValueAsString(bundle);
    }

    /** The first resource of the type; of Observations, the first pain score. */
    private static ObjectNode resource(ObjectNode bundle, String type) {
        for (JsonNode entry : bundle.path("entry")) {
            JsonNode resource = entry.path("resource");
            boolean wanted = resource.path("resourceType").asString().equals(type)
                    && (!type.equals("Observation") || resource.toString().contains("\"72514-3\""));
            if (wanted) {
                return (ObjectNode) resource;
            }
        }
        throw new IllegalArgumentException("no " + type);
    }

    private static void outOfRange(ObjectNode score) {
        score.remove("valueQuantity");
        score.put("valueInteger", 11);
    }

    private static void removed(ObjectNode bundle, String type) {
        ArrayNode entries = (ArrayNode) bundle.path("entry");
        for (int place = 0; place < entries.size(); place++) {
            if (entries.get(place)
                    .path("resource")
                    .path("resourceType")
                    .asString()
                    .equals(type)) {
                entries.remove(place);
                return;
            }
        }
    }

    private static void withSecondPatient(ObjectNode bundle) {
        ObjectNode entry = ((ArrayNode) bundle.path("entry")).addObject();
        entry.put("fullUrl", "urn:uuid:11111111-1111-4111-8111-111111111111");
        ObjectNode other = resource(bundle, "Patient").deepCopy();
        ((ObjectNode) other.path("identifier").path(0)).put("value", "SYN-001-bad-other");
        entry.set("resource", other);
        resource(bundle, "Observation")
                .putObject("subject")
                .put("reference", entry.path("fullUrl").asString());
    }
}
