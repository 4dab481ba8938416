package care.sij.support;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A partner's messaging endpoint: it takes every message as a good one does, unless told to misbehave. */
public final class SimulatedPartner implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String PATH = "/fhir/$process-message";
    private static final String TAKES = "takes";

    private final WireMockServer server;

    private SimulatedPartner(WireMockServer server) {
        this.server = server;
    }

    public static SimulatedPartner start() {
        WireMockServer server = new WireMockServer(WireMockConfiguration.options()
                .dynamicPort()
                .bindAddress("127.0.0.1")
                .extensions(new Takes()));
        server.start();
        server.stubFor(any(anyUrl()).atPriority(10).willReturn(taking()));
        return new SimulatedPartner(server);
    }

    /** The answer of a partner that takes a message. */
    public static ResponseDefinitionBuilder taking() {
        return ResponseDefinitionBuilder.responseDefinition().withTransformers(TAKES);
    }

    public String endpoint() {
        return server.baseUrl() + PATH;
    }

    public WireMockServer server() {
        return server;
    }

    /** Answers the first message with this text in it so, and takes it when it comes again. */
    public void answersFirst(String text, ResponseDefinitionBuilder answer) {
        server.stubFor(post(urlEqualTo(PATH))
                .withRequestBody(containing(text))
                .atPriority(1)
                .inScenario(text)
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(answer)
                .willSetStateTo("well"));
    }

    /** Answers every message with this text in it so. */
    public void answersAlways(String text, ResponseDefinitionBuilder answer) {
        server.stubFor(post(urlEqualTo(PATH))
                .withRequestBody(containing(text))
                .atPriority(1)
                .willReturn(answer));
    }

    /** The bodies of all messages with this text in them, in the order in which they came. */
    public List<String> received(String text) {
        return server.getAllServeEvents().stream()
                .sorted(Comparator.comparing(event -> event.getRequest().getLoggedDate()))
                .map(event -> event.getRequest().getBodyAsString())
                .filter(body -> body.contains(text))
                .toList();
    }

    /** The code of the event that a message tells. */
    public static String eventOf(String message) {
        return header(message).path("eventCoding").path("code").asString();
    }

    /** Its MessageHeader. */
    public static JsonNode header(String message) {
        return JSON.readTree(message).path("entry").path(0).path("resource");
    }

    /** What a partner that took the message of this id answers. */
    public static String answer(String messageId, String code) {
        UUID id = UUID.nameUUIDFromBytes(messageId.getBytes(StandardCharsets.UTF_8));
        return "{\"resourceType\":\"Bundle\",\"id\":\"" + id
                + "\",\"type\":\"message\",\"timestamp\":\"2026-01-01T00:00:00Z\","
                + "\"entry\":[{\"fullUrl\":\"urn:uuid:" + id
                + "\",\"resource\":{\"resourceType\":\"MessageHeader\",\"id\":\"" + id
                + "\",\"eventCoding\":{\"system\":\"http://sij-pathways.example.org/fhir/CodeSystem/sij-message-event\","
                + "\"code\":\"sij-referral-response\"},\"source\":{\"endpoint\":\"http://partner.example.org\"},"
                + "\"response\":{\"identifier\":\"" + messageId + "\",\"code\":\"" + code + "\"}}}]}";
    }

    @Override
    public void close() {
        server.stop();
    }

    private static final class Takes implements ResponseDefinitionTransformerV2 {

        @Override
        public ResponseDefinition transform(ServeEvent event) {
            String messageId =
                    header(event.getRequest().getBodyAsString()).path("id").asString();
            return ResponseDefinitionBuilder.responseDefinition()
                    .withStatus(200)
                    .withHeader("Content-Type", "application/fhir+json")
                    .withBody(answer(messageId, "ok"))
                    .build();
        }

        @Override
        public String getName() {
            return TAKES;
        }

        @Override
        public boolean applyGlobally() {
            return false;
        }
    }
}
