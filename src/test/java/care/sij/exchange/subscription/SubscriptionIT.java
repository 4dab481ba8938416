package care.sij.exchange.subscription;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import care.sij.support.Answer;
import care.sij.support.DemoPartner;
import care.sij.support.Journey;
import care.sij.support.PartnerEndpoint;
import care.sij.support.RestCall;
import care.sij.support.RestCall.Got;
import care.sij.support.WholeService;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client subscribes to topics and is told what happens, at its own addresses only. */
class SubscriptionIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String TASK_STATUS = "referral-task-status";
    private static final String SECRET = "Bearer very-secret-of-topics";
    private static final String BACKPORT = "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/";
    private static final DemoPartner HOSPITAL = WholeService.partner("demo-hospital");

    @Test
    void tellsByHandshakeAndEventsInOrder() {
        hook("/taken/topics-order", aResponse().withStatus(200));
        String id = subscribed("/taken/topics-order", TASK_STATUS, "");
        Journey journey = Journey.named("J1").about("SYN-001-topics-order");
        told(journey, 0);
        told(journey, 1);
        List<JsonNode> notices = await("/taken/topics-order", id, 3);
        assertThat(notices).extracting(SubscriptionIT::type).containsSequence("handshake", "event-notification");
        List<JsonNode> events =
                notices.stream().filter(one -> type(one).equals("event-notification")).toList();
        assertThat(events).extracting(SubscriptionIT::number).startsWith("1", "2");
        JsonNode focus = parameter(events.get(0).path("entry").path(0).path("resource"), "notification-event");
        assertThat(focus.toString()).contains("/fhir/Task/");
        assertThat(events.get(0).path("entry").path(1).path("resource").isMissingNode())
                .as("id-only holds no resource")
                .isTrue();
        LoggedRequest first = PartnerEndpoint.posted("/taken/topics-order").get(0);
        assertThat(first.getHeader("Authorization")).isEqualTo(SECRET);
    }

    @Test
    void keepsTheHeadersToItself() {
        hook("/taken/topics-secret", aResponse().withStatus(200));
        String id = subscribed("/taken/topics-secret", TASK_STATUS, "");
        assertThat(RestCall.get(HOSPITAL, "/Subscription/" + id).text())
                .contains("\"active\"")
                .doesNotContain("very-secret");
        assertThat(RestCall.get(HOSPITAL, "/Subscription/" + id + "/_history").text())
                .contains("\"requested\"")
                .doesNotContain("very-secret");
        assertThat(RestCall.get(WholeService.secondHospital(), "/Subscription/" + id).status())
                .isEqualTo(404);
        assertThat(new String(
                        WholeService.bean(JdbcClient.class)
                                .sql("select sealed_headers from subscription where id = ?")
                                .param(id)
                                .query((row, number) -> row.getBytes(1))
                                .single(),
                        java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("very-secret");
    }

    @Test
    void oneThatHangsDelaysNoOther() {
        hook("/taken/topics-hangs", aResponse().withStatus(200).withFixedDelay(20_000));
        for (int place = 0; place < 6; place++) {
            assertThat(create(body("/taken/topics-hangs", TASK_STATUS, "")).status()).isEqualTo(201);
        }
        hook("/taken/topics-beside", aResponse().withStatus(200));
        String id = subscribed("/taken/topics-beside", TASK_STATUS, "");
        assertThat(RestCall.get(HOSPITAL, "/Subscription/" + id).json().path("status").asString())
                .isEqualTo("active");
        HOSPITAL.search("Subscription?url=" + PartnerEndpoint.url("/taken/topics-hangs"))
                .forEach(one -> RestCall.delete(HOSPITAL, "/Subscription/" + one.path("id").asString()));
    }

    @ParameterizedTest
    @CsvSource({
        "criteria, http://example.org/Topic",
        "endpoint, http://127.0.0.1:1/elsewhere",
        "endpoint, http://169.254.169.254/latest",
        "endpoint, TAKEN/../stumbling",
        "endpoint, TAKENaway",
        "type, websocket",
        "header, Host: elsewhere",
        "header, X-Request-Id: mine",
        "payload, application/fhir+xml"
    })
    void refusesWhatItDoesNotServe(String element, String value) {
        String served = body("/taken/topics-refused", TASK_STATUS, "");
        JsonNode body = JSON.readTree(served);
        String given = value.replace("TAKEN", PartnerEndpoint.url("/taken"));
        if (element.equals("criteria")) {
            ((tools.jackson.databind.node.ObjectNode) body).put("criteria", given);
        } else if (element.equals("header")) {
            ((tools.jackson.databind.node.ObjectNode) body.path("channel")).putArray("header").add(given);
        } else {
            ((tools.jackson.databind.node.ObjectNode) body.path("channel")).put(element, given);
        }
        Got got = create(body.toString());
        assertThat(got.status()).as(got.text()).isEqualTo(422);
        assertThat(got.text()).doesNotContain("very-secret");
    }

    private static String subscribed(String path, String topic, String filter) {
        Got created = create(body(path, topic, filter));
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        assertThat(created.text()).contains("requested").doesNotContain("very-secret");
        String id = created.json().path("id").asString();
        Awaitility.await()
                .atMost(Duration.ofSeconds(15))
                .until(() -> RestCall.get(HOSPITAL, "/Subscription/" + id)
                        .json()
                        .path("status")
                        .asString()
                        .equals("active"));
        return id;
    }

    private static Got create(String body) {
        return RestCall.to(HOSPITAL, "/Subscription").call("POST", body);
    }

    private static String body(String path, String topic, String filter) {
        String criteria = filter.isEmpty()
                ? ""
                : ",\"_criteria\":{\"extension\":[{\"url\":\"" + BACKPORT + "backport-filter-criteria\",\"valueString\":\""
                        + filter + "\"}]}";
        return """
                {"resourceType":"Subscription","status":"requested","reason":"test",
                 "criteria":"http://sij-pathways.example.org/fhir/SubscriptionTopic/%s"%s,
                 "channel":{"type":"rest-hook","endpoint":"%s","payload":"application/fhir+json",
                  "_payload":{"extension":[{"url":"%sbackport-payload-content","valueCode":"id-only"}]},
                  "header":["Authorization: %s"]}}"""
                .formatted(topic, criteria, PartnerEndpoint.url(path), BACKPORT, SECRET);
    }

    private static void hook(String path, ResponseDefinitionBuilder answer) {
        PartnerEndpoint.server().stubFor(post(urlEqualTo(path)).willReturn(answer));
    }

    private static void told(Journey journey, int place) {
        Journey.Message message = journey.messages().get(place);
        assertThat(Answer.of(WholeService.partner(message.client()).send(message.json()))
                        .status())
                .isEqualTo(200);
    }

    private static List<JsonNode> await(String path, String id, int least) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(15))
                .until(() -> notices(path, id).size() >= least);
        return notices(path, id);
    }

    private static List<JsonNode> notices(String path, String id) {
        return PartnerEndpoint.posted(path).stream()
                .map(request -> (JsonNode) JSON.readTree(request.getBodyAsString()))
                .filter(bundle -> bundle.toString().contains("/Subscription/" + id))
                .toList();
    }

    private static String type(JsonNode bundle) {
        return parameter(bundle.path("entry").path(0).path("resource"), "type")
                .path("valueCode")
                .asString();
    }

    private static String number(JsonNode bundle) {
        JsonNode event = parameter(bundle.path("entry").path(0).path("resource"), "notification-event");
        for (JsonNode part : event.path("part")) {
            if (part.path("name").asString().equals("event-number")) {
                return part.path("valueString").asString();
            }
        }
        return "";
    }

    private static JsonNode parameter(JsonNode parameters, String name) {
        for (JsonNode parameter : parameters.path("parameter")) {
            if (parameter.path("name").asString().equals(name)) {
                return parameter;
            }
        }
        return parameters.path("none");
    }
}
