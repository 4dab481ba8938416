package care.sij.api.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import care.sij.access.token.TestClient;
import care.sij.support.Answer;
import care.sij.support.DemoPartner;
import care.sij.support.Journey;
import care.sij.support.SecondProcess;
import care.sij.support.SimulatedPartner;
import care.sij.support.WholeService;
import com.nimbusds.jose.jwk.JWKSet;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Registering, changing and withdrawing partners while the service runs. */
class PartnersIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SCOPES = "system/sij-partner.cruds";

    private final DemoPartner clinic = WholeService.partner("demo-clinic", SCOPES);

    @Test
    void aPartnerComesChangesAndGoesInEveryProcessWithoutRestart() throws IOException, SQLException {
        TestClient client = TestClient.withEc("new-hospital");
        DemoPartner hospital = WholeService.client(client);
        int port = freePort();
        try (SecondProcess second = SecondProcess.start()) {
            JsonNode added = json(put(
                    "new-hospital",
                    "# a remark of who wrote it\n" + registration(client, "", ""),
                    "If-None-Match",
                    "*",
                    201));
            assertThat(texts(added.path("effects"))).containsExactly("client-admitted");
            String request = of(client, Journey.named("J1").about("SYN-001-registered"), 0);
            assertThat(Answer.of(hospital.send(request)).code()).isEqualTo("ok");
            awaitStatus(() -> postedTo(second.baseUrl(), hospital, request), 200);

            String heard = registration(
                    client,
                    "",
                    "hl7v2:\n  port: " + port + "\n  application: EHR\n"
                            + "  facility: NEW\n  numbers-below: http://new-hospital.example.org\n");
            JsonNode dry = json(put("new-hospital", heard, "If-Match", "\"1\"", 200, "&dry-run=true"));
            assertThat(texts(dry.path("effects"))).containsExactly("listener-opened");
            assertThat(dry.path("diff").path("added").path("hl7v2.port").asString())
                    .isEqualTo(Integer.toString(port));
            assertThatIOException().isThrownBy(() -> connect(port));
            put("new-hospital", heard, "If-Match", "\"1\"", 200);
            connect(port);

            String silenced = registration(client, "system/Patient.rs", "");
            put("new-hospital", silenced, "If-Match", "\"1\"", 412);
            JsonNode changed = json(put("new-hospital", silenced, "If-Match", "\"2\"", 200));
            assertThat(texts(changed.path("effects"))).containsExactly("listener-closed");
            assertThat(hospital.send(request).statusCode()).isEqualTo(403);
            awaitStatus(() -> postedTo(second.baseUrl(), hospital, request), 403);
            Awaitility.await().pollInSameThread().until(() -> !isOpen(port));

            assertThat(call("DELETE", "new-hospital?comment=over", "", "If-Match", "\"3\"")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(hospital.get("/fhir/Patient").statusCode()).isEqualTo(401);
            awaitStatus(() -> postedTo(second.baseUrl(), hospital, request), 401);
        }
        assertThat(history("new-hospital")).containsExactly("4 withdrawn", "3 active", "2 active", "1 active");
        JsonNode diff = json(clinic.get("/admin/partners/new-hospital/diff?from=2&to=3"));
        assertThat(diff.path("changed").path("scopes").path("to").asString()).isEqualTo("[\"system/Patient.rs\"]");
        assertThat(diff.path("removed").propertyNames()).contains("hl7v2.port", "hl7v2.facility");
        HttpResponse<byte[]> first = clinic.get("/admin/partners/new-hospital/versions/1");
        assertThat(first.headers().firstValue("ETag")).hasValue("\"1\"");
        assertThat(text(first))
                .startsWith("id: new-hospital\nrole: hospital\norganization: New Hospital\n")
                .doesNotContain("a remark of who wrote it");
    }

    @Test
    void isSentWhatItSubscribedToFromItsRegistrationOn() {
        TestClient client = TestClient.withEc("told-hospital");
        try (SimulatedPartner endpoint = SimulatedPartner.start()) {
            String told = registration(
                    client,
                    "",
                    "delivery:\n  endpoint: " + endpoint.endpoint() + "\n  events: [sij-referral-response]\n");
            JsonNode added = json(put("told-hospital", told, "If-None-Match", "*", 201));
            assertThat(texts(added.path("effects"))).containsExactly("client-admitted", "line-opened");
            Journey journey = Journey.named("J1").about("SYN-001-told");
            assertThat(Answer.of(WholeService.client(client).send(of(client, journey, 0)))
                            .code())
                    .isEqualTo("ok");
            assertThat(Answer.of(WholeService.partner("demo-clinic").send(of(client, journey, 1)))
                            .code())
                    .isEqualTo("ok");
            Awaitility.await()
                    .pollInSameThread()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> endpoint.messages(journey.patient()).size() == 1);
            assertThat(gauged("told-hospital")).isTrue();

            HttpResponse<byte[]> withdrawn = call("DELETE", "told-hospital?comment=over", "", "If-Match", "\"1\"");
            assertThat(texts(json(withdrawn).path("effects"))).containsExactly("client-turned-away", "line-closed");
            assertThat(gauged("told-hospital")).isFalse();
        }
    }

    private static boolean gauged(String partner) {
        return WholeService.bean(MeterRegistry.class)
                        .find("sij.outbox.waiting")
                        .tag("partner", partner)
                        .gauge()
                != null;
    }

    @Test
    void sendsAwayWhoSendsMoreThanWasAgreed() {
        TestClient client = TestClient.withEc("busy-hospital");
        DemoPartner hospital = WholeService.client(client);
        put("busy-hospital", registration(client, "", "limits: {messages-per-minute: 1}\n"), "If-None-Match", "*", 201);
        assertThat(hospital.send("{}").statusCode()).isEqualTo(400);

        HttpResponse<byte[]> sentAway = hospital.send("{}");
        assertThat(sentAway.statusCode()).isEqualTo(429);
        assertThat(sentAway.headers().firstValueAsLong("Retry-After").orElseThrow())
                .isBetween(1L, 60L);
        assertThat(Answer.of(sentAway).rules()).containsExactly("SEND_TOO_MANY_MESSAGES");

        put("busy-hospital", registration(client, "", "limits: {largest-message: 100B}\n"), "If-Match", "\"1\"", 200);
        HttpResponse<byte[]> tooLarge = hospital.send("{\"resourceType\":\"Bundle\"" + " ".repeat(100) + "}");
        assertThat(tooLarge.statusCode()).isEqualTo(400);
        assertThat(text(tooLarge)).contains("TOO_LARGE");
    }

    @Test
    void probesOnlyWhoIsRegisteredWithAServer() {
        assertThat(call("POST", "$probe?partner=nobody", "", "Accept", "*/*").statusCode())
                .isEqualTo(404);
        assertThat(call("POST", "$probe?partner=demo-payer", "", "Accept", "*/*")
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void saysEverythingThatIsWrongAndChangesNothing() {
        String wrong = "organisation: X\nscopes: [patient/*.r]\njwks: '{\"keys\":[]}'\nrole: hospital\n"
                + "organization: X\ndelivery:\n  endpoint: https://h.example/fhir\n  ssl-bundle: none\n";
        HttpResponse<byte[]> refused = put("wrong-hospital", wrong, "If-None-Match", "*", 422);

        assertThat(texts(json(refused).path("problems")))
                .contains("line 1: organisation is not a known key", "jwks holds no key");
        assertThat(clinic.get("/admin/partners/wrong-hospital").statusCode()).isEqualTo(404);
    }

    @Test
    void showsWhatTheSettingsSayAsVersionNought() {
        HttpResponse<byte[]> payer = clinic.get("/admin/partners/demo-payer");

        assertThat(payer.headers().firstValue("ETag")).hasValue("\"0\"");
        assertThat(text(payer)).contains("organization: Demo Payer");
        assertThat(history("demo-payer")).containsExactly("0 active");
    }

    @Test
    void importsWhatItExportsWithoutAnyChange() {
        String exported = text(clinic.get("/admin/partners/$export"));
        HttpResponse<byte[]> imported =
                call("POST", "$import?comment=again&dry-run=true", exported, "Content-Type", "application/yaml");

        assertThat(imported.statusCode()).isEqualTo(200);
        assertThat(imported.headers().firstValue("ETag"))
                .isEqualTo(clinic.get("/admin/partners/$export").headers().firstValue("ETag"));
        assertThat(StreamSupport.stream(json(imported).spliterator(), false)
                        .map(change -> change.path("outcome").asString()))
                .hasSizeGreaterThan(3)
                .containsOnly("unchanged");
    }

    @Test
    void importsOnlyIntoWhatWasSeen() {
        TestClient first = TestClient.withEc("seen-hospital");
        TestClient second = TestClient.withEc("unseen-hospital");
        String one = "id: seen-hospital\n" + registration(first, "", "");
        assertThat(call("POST", "$import?comment=one", one, "Content-Type", "application/yaml")
                        .statusCode())
                .isEqualTo(428);
        String seen = call("POST", "$import?comment=one&dry-run=true", one, "Content-Type", "application/yaml")
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        put("unseen-hospital", registration(second, "", ""), "If-None-Match", "*", 201);

        assertThat(call("POST", "$import?comment=one", one, "If-Match", seen).statusCode())
                .isEqualTo(412);
        assertThat(clinic.get("/admin/partners/seen-hospital").statusCode()).isEqualTo(404);
        String now = clinic.get("/admin/partners/$export")
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        assertThat(call("POST", "$import?comment=one", one, "If-Match", now).statusCode())
                .isEqualTo(200);
    }

    @Test
    void importsAllOrNothing() {
        TestClient good = TestClient.withEc("imported-one");
        String both = "id: imported-one\n" + registration(good, "", "") + "---\nid: imported-two\nrole: clinic\n";
        HttpResponse<byte[]> refused =
                call("POST", "$import?comment=two&dry-run=true", both, "Content-Type", "application/yaml");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(texts(json(refused).path("problems")))
                .contains("imported-two: organization is required")
                .noneMatch(problem -> problem.startsWith("imported-one"));
        assertThat(clinic.get("/admin/partners/imported-one").statusCode()).isEqualTo(404);
    }

    @Test
    void isForThoseWhoHoldItsScopeAndReadByAuditors() {
        DemoPartner hospital = WholeService.partner("demo-hospital");
        DemoPartner auditor = WholeService.partner("demo-auditor");

        assertThat(hospital.get("/admin/partners").statusCode()).isEqualTo(403);
        assertThat(WholeService.partner("demo-clinic", "system/*.cruds")
                        .get("/admin/partners")
                        .statusCode())
                .isEqualTo(403);
        assertThat(auditor.get("/admin/partners").statusCode()).isEqualTo(200);
        assertThat(auditor.call("DELETE", "/admin/partners/demo-payer?comment=x", "")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void wantsAReasonAndTheVersionThatIsChanged() {
        assertThat(call("PUT", "demo-payer?comment=x", "role: payer", "Accept", "*/*")
                        .statusCode())
                .isEqualTo(428);
        assertThat(call("PUT", "demo-payer", "role: payer", "If-Match", "\"0\"").statusCode())
                .isEqualTo(400);
        assertThat(call("PUT", "demo-payer?comment=x%00y", "role: payer", "If-Match", "\"0\"")
                        .statusCode())
                .isEqualTo(400);
        assertThat(call("DELETE", "demo-clinic?comment=x", "", "If-Match", "\"0\"")
                        .statusCode())
                .isEqualTo(422);
        assertThat(call("PUT", "demo-payer?comment=x", "role: payer", "If-None-Match", "*")
                        .statusCode())
                .isEqualTo(422);
    }

    private static String registration(TestClient client, String scopes, String more) {
        String home = "http://" + client.id() + ".example.org";
        return "role: hospital\norganization: New Hospital\nidentifier-systems: [" + home + "/*]\n"
                + "source-endpoints: ['" + home + "/fhir/$process-message']\nscopes: ["
                + (scopes.isEmpty() ? "system/MessageHeader.c, system/*.cruds" : scopes) + "]\njwks: '"
                + new JWKSet(client.key().toPublicJWK()) + "'\n" + more;
    }

    private static String of(TestClient client, Journey journey, int place) {
        return journey.messages().get(place).json().replace("demo-hospital.example.org", client.id() + ".example.org");
    }

    private HttpResponse<byte[]> put(String partner, String yaml, String condition, String tag, int status) {
        return put(partner, yaml, condition, tag, status, "");
    }

    private HttpResponse<byte[]> put(
            String partner, String yaml, String condition, String tag, int status, String more) {
        HttpResponse<byte[]> answer = call("PUT", partner + "?comment=as+agreed" + more, yaml, condition, tag);
        assertThat(answer.statusCode()).as(text(answer)).isEqualTo(status);
        return answer;
    }

    private HttpResponse<byte[]> call(String method, String path, String body, String header, String value) {
        return sent(clinic.authorized("/admin/partners/" + path)
                .header(header, value)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private List<String> history(String partner) {
        return StreamSupport.stream(
                        json(clinic.get("/admin/partners/" + partner + "/versions"))
                                .spliterator(),
                        false)
                .map(version -> version.path("version").asString() + " "
                        + version.path("state").asString())
                .toList();
    }

    /** The same message to another process, with the token that the first one issued. */
    private static int postedTo(String baseUrl, DemoPartner sender, String message) {
        HttpRequest first = sender.authorized("/fhir/$process-message").build();
        return sent(HttpRequest.newBuilder(URI.create(baseUrl + "/fhir/$process-message"))
                        .header(
                                "Authorization",
                                first.headers().firstValue("Authorization").orElseThrow())
                        .header("Content-Type", "application/fhir+json")
                        .POST(HttpRequest.BodyPublishers.ofString(message))
                        .build())
                .statusCode();
    }

    private static void awaitStatus(java.util.function.IntSupplier call, int status) {
        Awaitility.await().pollInSameThread().atMost(Duration.ofSeconds(15)).until(() -> call.getAsInt() == status);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static boolean isOpen(int port) {
        try {
            connect(port);
            return true;
        } catch (IOException closed) {
            return false;
        }
    }

    private static void connect(int port) throws IOException {
        new Socket("127.0.0.1", port).close();
    }

    private static HttpResponse<byte[]> sent(HttpRequest request) {
        try {
            return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException failed) {
            throw new AssertionError(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }

    private static JsonNode json(HttpResponse<byte[]> response) {
        return JSON.readTree(text(response));
    }

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }
}
