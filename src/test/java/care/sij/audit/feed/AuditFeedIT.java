package care.sij.audit.feed;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import care.sij.audit.AuditAction;
import care.sij.audit.AuditEntry;
import care.sij.audit.AuditEvents;
import care.sij.audit.AuditKind;
import care.sij.audit.AuditOutcome;
import care.sij.audit.Trail;
import care.sij.audit.ledger.LedgerRecord;
import care.sij.fhir.FhirJson;
import care.sij.fhir.FhirR4;
import care.sij.partner.ServiceAddress;
import care.sij.support.TestClock;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.Fault;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every audit row reaches the repository, in order, whatever it answers; none is passed over. */
class AuditFeedIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String BASE = "/repository/fhir";
    private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final TestClock clock = new TestClock(AT);
    private final LedgerRecord ledger = new LedgerRecord(clock);
    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final WireMockServer far = new WireMockServer(wireMockConfig().dynamicPort());

    @BeforeEach
    void open() {
        far.start();
    }

    @AfterEach
    void close() {
        far.stop();
        ledger.close();
    }

    @Test
    void tellsEveryRowOnceInOrderWhicheverProcessDoes() {
        AuditFeed feed = feed(PATIENCE);
        AuditFeed other = feed(PATIENCE);
        answers(all(2));
        happened(0, 2);
        ledger.commit("pain", 0, 3);
        feed.tell();
        other.tell();
        answers(all(1));
        happened(2, 3);
        other.tell();
        feed.tell();

        assertThat(told()).containsExactly("request-0", "request-1", "request-2");
        far.verify(
                2,
                postRequestedFor(urlEqualTo(BASE))
                        .withHeader("Content-Type", WireMock.equalTo("application/fhir+json")));
        JsonNode batch = batches().get(0);
        assertThat(batch.path("type").asString()).isEqualTo("batch");
        JsonNode entry = batch.path("entry").path(0);
        assertThat(entry.path("request").path("method").asString()).isEqualTo("POST");
        assertThat(entry.path("request").path("url").asString()).isEqualTo("AuditEvent");
        assertThat(entry.path("resource").path("resourceType").asString()).isEqualTo("AuditEvent");
        assertThat(lag()).isZero();
        assertThat(registry.get("sij.audit.feed.sent").counter().count()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"500", "429", "broken", "silent", "not-json", "another-bundle"})
    void waitsForARepositoryThatDoesNotTellWhatItTook(String answer) {
        answers(
                switch (answer) {
                    case "broken" -> aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER);
                    case "silent" -> aResponse().withFixedDelay(2_000).withStatus(200);
                    case "not-json" -> aResponse().withStatus(200).withBody("<html>welcome</html>");
                    case "another-bundle" -> all(1);
                    default -> aResponse().withStatus(Integer.parseInt(answer));
                });
        happened(0, 3);
        AuditFeed feed = feed(answer.equals("silent") ? Duration.ofSeconds(1) : PATIENCE);
        feed.tell();
        feed.tell();
        Awaitility.await().until(() -> !batches().isEmpty());
        answers(all(1));
        clock.advance(Duration.ofSeconds(5));
        feed.tell();

        assertThat(told())
                .as("all at once, then one by one")
                .containsExactly(IntStream.of(0, 1, 2, 0, 1, 2)
                        .mapToObj(number -> "request-" + number)
                        .toArray(String[]::new));
        assertThat(lag()).isZero();
    }

    @Test
    void staysAtARowThatIsRefusedAndPassesOverNone() {
        AuditFeed feed = feed(PATIENCE);
        answers(taken("201 Created", "400", "201"));
        happened(0, 3);
        feed.tell();
        answers(taken("422 Unprocessable"));
        for (int time = 0; time < 3; time++) {
            clock.advance(Duration.ofMinutes(5));
            feed.tell();
        }
        assertThat(told().subList(3, told().size())).containsOnly("request-1");
        assertThat(registry.get("sij.audit.feed.failures")
                        .tag("reason", "refused")
                        .counter()
                        .count())
                .isEqualTo(4);
        assertThat(lag()).isEqualTo(Duration.ofMinutes(15).toSeconds());

        clock.advance(Duration.ofMinutes(5));
        answers(all(1));
        feed.tell();
        feed.tell();
        assertThat(told()).endsWith("request-1", "request-2");
        assertThat(lag()).isZero();
    }

    @Test
    void isBehindByWhatHasNoPlaceInTheLedgerYet() {
        AuditFeed feed = feed(PATIENCE);
        recorded(0, 1);
        clock.advance(Duration.ofSeconds(7));
        feed.tell();
        assertThat(lag()).isEqualTo(7);

        answers(all(1));
        ledger.place();
        feed.tell();
        assertThat(lag()).isZero();
    }

    @Test
    void countsARowThatCannotBeReadAndPausesThere() {
        AuditFeed feed = feed(PATIENCE);
        answers(all(1));
        happened(0, 1);
        ledger.record().intruder().execute("update audit_event set resources = array[null::text]");
        feed.tell();
        feed.tell();
        assertThat(lag()).isNotNaN();
        assertThat(registry.get("sij.audit.feed.failures")
                        .tag("reason", "unreadable")
                        .counter()
                        .count())
                .isEqualTo(1);

        ledger.record().intruder().execute("update audit_event set resources = '{}'");
        clock.advance(Duration.ofSeconds(5));
        feed.tell();
        assertThat(told()).containsExactly("request-0");
        assertThat(lag()).isZero();
    }

    @Test
    void pausesNoLongerForLooksAtHowFarItIsBehindThatFail() {
        AuditFeed feed = feed(PATIENCE);
        answers(all(1));
        happened(0, 1);
        ledger.record().intruder().execute("alter table audit_event rename to away");
        for (int look = 0; look < 10; look++) {
            feed.tell();
        }
        assertThat(lag()).isNaN();
        assertThat(registry.get("sij.audit.feed.failures")
                        .tag("reason", "unreadable")
                        .counter()
                        .count())
                .as("attempts")
                .isEqualTo(1);

        ledger.record().intruder().execute("alter table away rename to audit_event");
        clock.advance(Duration.ofSeconds(5));
        feed.tell();
        assertThat(told()).containsExactly("request-0");
        assertThat(lag()).isZero();
    }

    @Test
    void goesOnThoughItCannotTellHowFarItIsBehind() {
        AuditFeed feed = feed(PATIENCE);
        answers(all(1));
        happened(0, 1);
        ledger.record().intruder().execute("alter table ledger_queue rename to away");
        feed.tell();

        assertThat(told()).containsExactly("request-0");
        assertThat(lag()).isNaN();
        assertThat(registry.find("sij.audit.feed.failures").counters()).isEmpty();
    }

    @Test
    void findsOutHowManyTheRepositoryTakesAtOnce() throws IOException {
        List<Integer> asked = new CopyOnWriteArrayList<>();
        HttpServer narrow = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        narrow.createContext("/", exchange -> {
            int events = JSON.readTree(exchange.getRequestBody().readAllBytes())
                    .path("entry")
                    .size();
            asked.add(events);
            byte[] answer = response(Collections.nCopies(events, "201")).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(events > 4 ? 413 : 200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        narrow.start();
        try {
            AuditFeed feed = feed(
                    PATIENCE,
                    URI.create("http://localhost:" + narrow.getAddress().getPort()));
            happened(0, 9);
            feed.tell();
            clock.advance(Duration.ofSeconds(5));
            feed.tell();
            happened(9, 18);
            feed.tell();
        } finally {
            narrow.stop(0);
        }
        assertThat(asked).containsExactly(9, 1, 2, 4, 2, 4, 4, 1);
        assertThat(lag()).isZero();
    }

    private AuditFeed feed(Duration answerWithin) {
        return feed(answerWithin, URI.create("http://localhost:" + far.port() + BASE));
    }

    private AuditFeed feed(Duration answerWithin, URI base) {
        ServiceAddress address = new ServiceAddress(URI.create("https://sij.example.org"));
        Repository repository = new Repository(
                HttpClient.newHttpClient(),
                base,
                answerWithin,
                new AuditEvents(address),
                new FhirJson(FhirR4.context()),
                address);
        return new AuditFeed(
                base.toString(),
                repository,
                ledger.record().bean(FeedRows.class),
                ledger.record().bean(PlatformTransactionManager.class),
                registry,
                clock);
    }

    private void happened(int from, int to) {
        recorded(from, to);
        ledger.place();
    }

    private void recorded(int from, int to) {
        IntStream.range(from, to)
                .forEach(number -> ledger.record()
                        .bean(Trail.class)
                        .record(new AuditEntry(
                                clock.instant(),
                                AuditKind.READ,
                                "",
                                AuditAction.R,
                                AuditOutcome.SUCCESS,
                                200,
                                "demo-hospital",
                                "jti-1",
                                "127.0.0.1",
                                "request-" + number,
                                List.of("Observation/pain-1/_history/1"),
                                List.of("p-pain"),
                                "",
                                OptionalLong.empty())));
    }

    private void answers(ResponseDefinitionBuilder answer) {
        far.stubFor(WireMock.post(urlEqualTo(BASE)).willReturn(answer));
    }

    private static ResponseDefinitionBuilder all(int events) {
        return taken(IntStream.range(0, events).mapToObj(event -> "201 Created").toArray(String[]::new));
    }

    private static ResponseDefinitionBuilder taken(String... statuses) {
        return aResponse()
                .withStatus(200)
                .withHeader("Content-Type", "application/fhir+json")
                .withBody(response(List.of(statuses)));
    }

    private static String response(List<String> statuses) {
        List<String> entries = new ArrayList<>();
        for (String status : statuses) {
            entries.add("{\"response\": {\"status\": \"" + status + "\"}}");
        }
        return "{\"resourceType\": \"Bundle\", \"type\": \"batch-response\", \"entry\": [" + String.join(", ", entries)
                + "]}";
    }

    private List<JsonNode> batches() {
        return far.findAll(postRequestedFor(urlEqualTo(BASE))).stream()
                .map(request -> JSON.readTree(request.getBodyAsString()))
                .toList();
    }

    /** The request ids of all events in all batches, in the order in which they came. */
    private List<String> told() {
        List<String> told = new ArrayList<>();
        for (JsonNode batch : batches()) {
            for (JsonNode entry : batch.path("entry")) {
                String text = entry.toString();
                int at = text.indexOf("request-");
                told.add(text.substring(at, at + "request-0".length()));
            }
        }
        return told;
    }

    private double lag() {
        return registry.get("sij.audit.feed.lag.seconds").gauge().value();
    }
}
