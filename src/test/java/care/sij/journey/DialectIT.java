package care.sij.journey;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.access.token.TestClient;
import care.sij.fhir.ResourceIds;
import care.sij.partner.PartnerRegister;
import care.sij.support.Answer;
import care.sij.support.DemoPartner;
import care.sij.support.Journey;
import care.sij.support.Letter;
import care.sij.support.SimulatedPartner;
import care.sij.support.WholeService;
import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A hospital whose events are BSeR's, and a clinic whose events are those of Clinical Order Workflows. */
class DialectIT {

    private static final String BSER = "http://terminology.hl7.org/CodeSystem/v2-0003";
    private static final String COW = "http://hl7.org/fhir/uv/cow/CodeSystem/temp";
    private static final TestClient HOSPITAL = TestClient.withEc("bser-hospital");
    private static final TestClient CLINIC = TestClient.withEc("cow-clinic");
    private static final SimulatedPartner AT_HOSPITAL = SimulatedPartner.start();
    private static final SimulatedPartner AT_CLINIC = SimulatedPartner.start();
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int REQUEST = 0;
    private static final int RESPONSE = 1;
    private static final int APPOINTMENT = 2;

    @BeforeAll
    static void register() {
        assertThat(put(HOSPITAL, hospital(), "If-None-Match", "*")).isEqualTo(201);
        assertThat(put(CLINIC, clinic("cow"), "If-None-Match", "*")).isEqualTo(201);
    }

    /** Other tests tell the same service of other patients. */
    @AfterAll
    static void withdraw() {
        List.of(HOSPITAL, CLINIC).forEach(DialectIT::withdraw);
        AT_HOSPITAL.close();
        AT_CLINIC.close();
    }

    @Test
    void walksAJourneyInTheirOwnEvents() {
        Journey journey = Journey.named("J1").about("SYN-001-dialect-whole");
        for (Journey.Message message : journey.messages()) {
            ObjectNode told = inDialect(message);
            Answer answer = sent(message, told);
            assertThat(answer.code()).as(message.event() + answer.text()).isEqualTo("ok");
            assertThat(answer.resource("MessageHeader").path("eventCoding").path("code"))
                    .isEqualTo(header(told).path("eventCoding").path("code"));
        }

        assertThat(understood(CLINIC, journey)).containsExactlyElementsOf(events(journey, "demo-clinic"));
        assertThat(understood(HOSPITAL, journey)).containsExactlyElementsOf(events(journey, "demo-hospital"));
        assertThat(referral(journey)).isEqualTo("completed 7.0");
        assertThat(heard(AT_HOSPITAL, journey, events(journey, "demo-clinic").size()))
                .allSatisfy(coding -> assertThat(coding).isEqualTo(BSER + " I12"));
        List<String> toClinic =
                heard(AT_CLINIC, journey, events(journey, "demo-hospital").size());
        assertThat(toClinic.get(0)).isEqualTo(COW + " new-order");
        assertThat(toClinic.subList(1, toClinic.size())).containsOnly(COW + " order-update");
    }

    @Test
    void keepsWhatCameAndKnowsItAgain() {
        Journey journey = Journey.named("J1").about("SYN-001-dialect-kept");
        tell(journey, REQUEST, RESPONSE);
        Journey.Message appointment = journey.messages().get(APPOINTMENT);
        ObjectNode told = inDialect(appointment);
        Answer first = sent(appointment, told);

        assertThat(sent(appointment, told).text()).isEqualTo(first.text());
        String id = ResourceIds.of("Bundle", CLINIC.id(), told.path("id").asString());
        JsonNode kept = JSON.readTree(
                WholeService.client(CLINIC).get("/fhir/Bundle/" + id).body());
        assertThat(kept.path("entry")).isEqualTo(told.path("entry"));
        assertThat(referral(journey)).isEqualTo("in-progress 5.1.1");

        header(told).putObject("eventCoding").put("system", COW).put("code", "new-order");
        assertThat(sent(appointment, told).rules()).containsExactly("SEND_UNKNOWN_EVENT");
    }

    @Test
    void refusesWhatCouldBeAnything() {
        Journey journey = Journey.named("J1").about("SYN-001-dialect-unclear");
        tell(journey, REQUEST);
        Journey.Message response = Letter.from(journey.messages().get(RESPONSE))
                .each("Task", task -> task.put("status", "received").remove("businessStatus"))
                .message();

        Answer answer = sent(response, inDialect(response));

        assertThat(answer.rules()).containsExactly("SEND_EVENT_UNCLEAR");
        assertThat(answer.text())
                .contains("received or requested, 2.0", "order-update", "accepted, 3.0", "sij-referral-response")
                .doesNotContain("SYN-001-dialect-unclear");
    }

    @Test
    void readsWhatWasParkedAsItWasUnderstoodThen() {
        Journey journey = Journey.named("J1").about("SYN-001-dialect-parked");
        Journey.Message response = journey.messages().get(RESPONSE);
        assertThat(sent(response, inDialect(response)).rules()).containsExactly("PROXY_PARKED");
        speaks("native");

        tell(journey, REQUEST);

        assertThat(referral(journey)).isEqualTo("accepted 3.0");
        speaks("cow");
    }

    @Test
    void knowsAgainWhatCameInADialectThatItsSenderGaveUp() {
        Journey journey = Journey.named("J1").about("SYN-001-dialect-given-up");
        tell(journey, REQUEST);
        Journey.Message response = journey.messages().get(RESPONSE);
        ObjectNode told = inDialect(response);
        Answer first = sent(response, told);
        assertThat(first.code()).as(first.text()).isEqualTo("ok");
        speaks("native");

        assertThat(sent(
                                response,
                                told.put(
                                        "id",
                                        "sent-again-"
                                                + told.path("id").asString().substring(0, 8)))
                        .text())
                .isEqualTo(first.text());

        ObjectNode other = inDialect(journey.messages().get(APPOINTMENT));
        assertThat(sent(response, other).rules()).containsExactly("SEND_UNKNOWN_EVENT");
        speaks("cow");
    }

    private static void speaks(String dialect) {
        int version = WholeService.bean(PartnerRegister.class)
                .current(CLINIC.id())
                .orElseThrow()
                .version();
        assertThat(put(CLINIC, clinic(dialect), "If-Match", "\"" + version + "\""))
                .isEqualTo(200);
    }

    private static void tell(Journey journey, int... places) {
        for (int place : places) {
            Journey.Message message = journey.messages().get(place);
            Answer answer = sent(message, inDialect(message));
            assertThat(answer.code()).as(answer.text()).isEqualTo("ok");
        }
    }

    private static Answer sent(Journey.Message message, ObjectNode told) {
        TestClient client = message.client().equals("demo-hospital") ? HOSPITAL : CLINIC;
        return Answer.of(WholeService.client(client).send(JSON.writeValueAsString(told)));
    }

    /** The message as these partners write it; the clinic has the business status of its guide where there is one. */
    private static ObjectNode inDialect(Journey.Message message) {
        ObjectNode told = (ObjectNode) JSON.readTree(message.json()
                .replace("demo-hospital.example.org", "bser-hospital.example.org")
                .replace("demo-clinic.example.org", "cow-clinic.example.org"));
        boolean hospital = message.client().equals("demo-hospital");
        header(told)
                .putObject("eventCoding")
                .put("system", hospital ? BSER : COW)
                .put("code", hospital ? "I12" : "order-update");
        if (!hospital) {
            told.path("entry").forEach(entry -> inCow(entry.path("resource")));
        }
        return told;
    }

    private static void inCow(JsonNode resource) {
        String business = resource.path("businessStatus")
                .path("coding")
                .path(0)
                .path("code")
                .asString();
        switch (business) {
            case "5.1.1" -> businessStatus(resource, "visit-scheduled");
            case "5.1.4" -> businessStatus(resource, "visit-complete");
            case "3.0" -> ((ObjectNode) resource).remove("businessStatus");
            default -> {}
        }
    }

    private static void businessStatus(JsonNode task, String code) {
        ((ObjectNode) task)
                .putObject("businessStatus")
                .putArray("coding")
                .addObject()
                .put("system", COW)
                .put("code", code);
    }

    private static ObjectNode header(JsonNode bundle) {
        return (ObjectNode) bundle.path("entry").path(0).path("resource");
    }

    private static List<String> events(Journey journey, String client) {
        return journey.messages().stream()
                .filter(message -> message.client().equals(client))
                .map(Journey.Message::event)
                .toList();
    }

    private static List<String> understood(TestClient client, Journey journey) {
        return WholeService.bean(JdbcClient.class)
                .sql("select event from inbox where partner = ? and message_id = any(?) order by received_at")
                .params(
                        client.id(),
                        journey.messages().stream().map(Journey.Message::id).toArray(String[]::new))
                .query(String.class)
                .list();
    }

    private static List<String> heard(SimulatedPartner partner, Journey journey, int count) {
        Awaitility.await()
                .pollInSameThread()
                .atMost(Duration.ofSeconds(40))
                .until(() -> partner.messages(journey.patient()).size() >= count);
        return partner.messages(journey.patient()).stream()
                .map(message -> SimulatedPartner.header(message).path("eventCoding"))
                .map(coding -> coding.path("system").asString() + " "
                        + coding.path("code").asString())
                .toList();
    }

    private static String referral(Journey journey) {
        String id =
                ResourceIds.of("Task", "http://bser-hospital.example.org/referral", "REF-" + journey.patient() + "-1");
        JsonNode task = JSON.readTree(
                WholeService.client(HOSPITAL).get("/fhir/Task/" + id).body());
        return task.path("status").asString() + " "
                + task.path("businessStatus")
                        .path("coding")
                        .path(0)
                        .path("code")
                        .asString();
    }

    private static String hospital() {
        return registration(HOSPITAL, "hospital", "bser", AT_HOSPITAL)
                + "  events: [sij-referral-response, sij-appointment-notice, sij-consult-note, sij-injection-outcome,"
                + " sij-surgery-report, sij-referral-outcome, sij-postop-followup]\n";
    }

    private static String clinic(String dialect) {
        return registration(CLINIC, "clinic", dialect, AT_CLINIC)
                + "  events: [sij-referral-request, sij-referral-update]\n";
    }

    private static String registration(TestClient client, String role, String dialect, SimulatedPartner endpoint) {
        return "role: " + role + "\norganization: " + client.id() + "\ndialect: " + dialect + "\n"
                + "identifier-systems: [http://" + client.id() + ".example.org/*]\n"
                + "source-endpoints: ['http://" + client.id() + ".example.org/fhir/$process-message']\n"
                + "scopes: [system/MessageHeader.c, system/*.cruds]\njwks: '"
                + new JWKSet(client.key().toPublicJWK()) + "'\ndelivery:\n  endpoint: '" + endpoint.endpoint() + "'\n";
    }

    private static int put(TestClient client, String registration, String header, String version) {
        return status(administration(client)
                .header(header, version)
                .PUT(HttpRequest.BodyPublishers.ofString(registration))
                .build());
    }

    private static void withdraw(TestClient client) {
        for (int version = 1; version <= 5; version++) {
            status(administration(client)
                    .header("If-Match", "\"" + version + "\"")
                    .DELETE()
                    .build());
        }
    }

    private static HttpRequest.Builder administration(TestClient client) {
        DemoPartner administrator = WholeService.partner("demo-clinic", "system/sij-partner.cruds");
        return administrator.authorized("/admin/partners/" + client.id() + "?comment=as+agreed");
    }

    private static int status(HttpRequest request) {
        try {
            return HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
