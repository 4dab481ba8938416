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
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.BooleanSupplier;
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
        return start(new Takes(() -> false));
    }

    /** One that stumbles over a third of what it gets: it breaks the connection, or is busy. */
    public static SimulatedPartner stumbling(long seed) {
        Random random = new Random(seed);
        return start(new Takes(() -> random.nextInt(3) == 0));
    }

    private static SimulatedPartner start(Takes takes) {
        WireMockServer server = new WireMockServer(WireMockConfiguration.options()
                .dynamicPort()
                .bindAddress("127.0.0.1")
                .extensions(takes));
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

    /** The messages with this text in them, each once, in the order in which they first came. */
    public List<String> messages(String text) {
        Map<String, String> byId = new LinkedHashMap<>();
        received(text).forEach(body -> byId.putIfAbsent(header(body).path("id").asString(), body));
        return List.copyOf(byId.values());
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

        private final BooleanSupplier stumbles;
        private boolean broke;

        Takes(BooleanSupplier stumbles) {
            this.stumbles = stumbles;
        }

        @Override
        public synchronized ResponseDefinition transform(ServeEvent event) {
            if (stumbles.getAsBoolean()) {
                broke = !broke;
                return broke
                        ? ResponseDefinitionBuilder.responseDefinition()
                                .withFault(Fault.CONNECTION_RESET_BY_PEER)
                                .build()
                        : ResponseDefinitionBuilder.responseDefinition()
                                .withStatus(503)
                                .withHeader("Retry-After", "1")
                                .build();
            }
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
