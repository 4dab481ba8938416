package care.sij.access.door;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.support.DemoPartner;
import care.sij.support.RawConnection;
import care.sij.support.RestCall;
import care.sij.support.WholeService;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * What each answer bears, whatever it says: its request's id, its compression, its origin; and HEAD, which is all that.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnswerHeadersIT {

    private static final String APP = "http://127.0.0.1:8765";
    private static final String MRN = "http://demo-hospital.example.org/mrn";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final DemoPartner hospital = WholeService.partner("demo-hospital");
    private final JdbcTemplate jdbc = WholeService.bean(JdbcTemplate.class);
    private String person = "";

    @BeforeAll
    void somebodyIsOnRecord() {
        person = RestCall.post(hospital, "/Patient", JSON.readTree("""
                {"resourceType": "Patient", "name": [{"family": "SYNTHETICA", "text": "%s"}], "gender": "female",
                 "birthDate": "1980-04-01", "identifier": [{"system": "%s", "value": "SYN-answer-headers"}]}""".formatted("Synthetica ".repeat(400), MRN)))
                .id();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/fhir/Patient/%s",
                "/fhir/Patient/%s/_history",
                "/fhir/Patient/nobody",
                "/fhir/Nonsense/1",
                "/fhir/Patient?nonsense=1",
                "/nowhere",
                "/fhir/Patient/%s%%00",
                "/fhir/Patient/%s%%2f..",
                "/fhir/Patient/%s;a=b",
                "/fhir/Patient?name=%%zz%s"
            })
    void bearsTheIdOfItsRequestAndSoDoesTheAuditRow(String path) throws Exception {
        String id = "headers-" + UUID.randomUUID();

        String answer = raw("GET " + path.formatted(person) + " HTTP/1.1\r\nHost: localhost\r\n" + token()
                + "X-Request-Id: " + id + "\r\nConnection: close\r\n\r\n");

        assertThat(answer).containsOnlyOnce("X-Request-Id: " + id);
        Awaitility.await()
                .pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(10))
                .until(
                        () -> jdbc.queryForObject(
                                "select count(*) from audit_event where request_id = ?", Long.class, id),
                        rows -> rows == 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/fhir/metadata", "/fhir/Patient/nobody", "/fhir/Patient/a%00"})
    void bearsANewIdForOneThatIsMissingOrIll(String path) throws Exception {
        for (String header :
                List.of("", "X-Request-Id: <Synthetica>\r\n", "X-Request-Id: " + "1".repeat(65) + "\r\n")) {
            String answer =
                    raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + header + "Connection: close\r\n\r\n");

            assertThat(answer).containsPattern("X-Request-Id: [0-9a-f]{8}-[0-9a-f-]{27}\r\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Patient/%s", "Patient/%s/_history", "Patient?_id=%s", "metadata?x=%s"})
    void isCompressedForWhoAsks(String path) throws Exception {
        String whole = "/fhir/" + path.formatted(person);
        HttpResponse<byte[]> plain = send(hospital.authorized(whole).GET());
        HttpResponse<byte[]> packed = send(
                hospital.authorized(whole).header("Accept-Encoding", "gzip").GET());

        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(packed.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(packed.headers().allValues("Vary").toString()).containsIgnoringCase("accept-encoding");
        assertThat(packed.body().length).isLessThan(plain.body().length / 2);
        assertThat(new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes())
                .isEqualTo(plain.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/oauth2/jwks", "/.well-known/openid-configuration"})
    void isNeverCompressedWhereKeysAndTokensAre(String path) throws Exception {
        HttpResponse<byte[]> answer =
                send(request(path).header("Accept-Encoding", "gzip").GET());

        assertThat(answer.headers().firstValue("Content-Encoding")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Patient/%s",
                "Patient/%s/_history",
                "Patient/%s/_history/1",
                "Patient?_id=%s",
                "Patient/nobody?%s",
                "metadata?x=%s",
                "Patient?nonsense=%s"
            })
    void isTheSameToHeadButForTheBody(String path) throws Exception {
        String whole = "/fhir/" + path.formatted(person);
        HttpResponse<byte[]> get = send(hospital.authorized(whole).GET());
        HttpResponse<byte[]> head =
                send(hospital.authorized(whole).method("HEAD", HttpRequest.BodyPublishers.noBody()));

        assertThat(head.statusCode()).isEqualTo(get.statusCode());
        assertThat(head.body()).isEmpty();
        assertThat(lasting(head.headers())).isEqualTo(lasting(get.headers()));
    }

    @Test
    void toldToHeadIsAuditedAsTheReadItIs() throws Exception {
        String id = "head-" + UUID.randomUUID();

        send(hospital.authorized("/fhir/Patient/" + person)
                .header("X-Request-Id", id)
                .method("HEAD", HttpRequest.BodyPublishers.noBody()));

        assertThat(jdbc.queryForMap("select * from audit_event where request_id = ?", id))
                .containsEntry("kind", "read")
                .containsEntry("http", 200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/fhir/metadata", "/fhir/.well-known/smart-configuration", "/oauth2/jwks"})
    void ofWhatIsOpenIsOpenToHead(String path) throws Exception {
        assertThat(send(request(path).method("HEAD", HttpRequest.BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/fhir", "/fhir/Patient", "/fhir/Patient/1", "/oauth2/token"})
    void tellsAPreflightOfAKnownAppWhatItMaySend(String path) throws Exception {
        HttpResponse<byte[]> answer = preflight(path, APP);

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).hasValue(APP);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Methods").orElse(""))
                .contains("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Headers").orElse(""))
                .contains("Authorization", "If-Match", "Prefer");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Credentials"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://127.0.0.1:8766", "https://127.0.0.1:8765", "null", "http://127.0.0.1:8765.evil.example"})
    void tellsAPreflightOfAnyOtherNothing(String origin) throws Exception {
        HttpResponse<byte[]> answer = preflight("/fhir/Patient", origin);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().map().keySet()).noneMatch(name -> name.startsWith("access-control"));
    }

    @Test
    void lendsItselfToPagesOfKnownAppsOnly() throws Exception {
        HttpRequest.Builder request = hospital.authorized("/fhir/Patient/" + person);
        HttpResponse<byte[]> known = send(request.copy().header("Origin", APP));
        HttpResponse<byte[]> other = send(request.copy().header("Origin", "https://elsewhere.example.org"));
        HttpResponse<byte[]> refused = send(request("/fhir/Patient/" + person).header("Origin", APP));

        assertThat(known.headers().firstValue("Access-Control-Allow-Origin")).hasValue(APP);
        assertThat(known.headers().firstValue("Access-Control-Expose-Headers").orElse(""))
                .contains("ETag", "Location", "Content-Location", "X-Request-Id", "X-Progress", "Retry-After");
        assertThat(known.headers().allValues("Vary").toString()).containsIgnoringCase("origin");
        assertThat(other.statusCode()).isEqualTo(200);
        assertThat(other.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().firstValue("Access-Control-Allow-Origin")).hasValue(APP);
    }

    private static HttpResponse<byte[]> preflight(String path, String origin) throws Exception {
        return send(request(path)
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "PUT")
                .header("Access-Control-Request-Headers", "authorization,if-match")
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(WholeService.baseUrl() + path));
    }

    private static HttpResponse<byte[]> send(HttpRequest.Builder request) throws Exception {
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    /** Without what each answer has for itself. */
    private static Map<String, List<String>> lasting(HttpHeaders headers) {
        return HttpHeaders.of(
                        headers.map(),
                        (name, value) -> !List.of("date", "x-request-id").contains(name))
                .map();
    }

    private String token() {
        return "Authorization: "
                + hospital.authorized("/")
                        .build()
                        .headers()
                        .firstValue("Authorization")
                        .orElseThrow() + "\r\n";
    }

    private static String raw(String request) throws IOException {
        try (RawConnection connection = RawConnection.open(WholeService.baseUrl(), Duration.ofSeconds(10))) {
            return connection.write(request).read();
        }
    }
}
