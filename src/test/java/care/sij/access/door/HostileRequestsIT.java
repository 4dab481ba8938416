package care.sij.access.door;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.support.DemoPartner;
import care.sij.support.RawConnection;
import care.sij.support.RestCall;
import care.sij.support.WholeService;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an attacker does to paths, methods and headers, to be taken for somebody or something else: a 4xx and an audit
 * row each, whoever refuses it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileRequestsIT {

    private static final String END = "Connection: close\r\n\r\n";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final JsonNode PERSON = JsonMapper.builder().build().readTree("""
            {"resourceType": "Patient", "name": [{"family": "SYNTHETICA"}], "gender": "female", "birthDate": "1980-04-01",
             "identifier": [{"system": "http://demo-hospital.example.org/mrn", "value": "SYN-hostile-requests"}]}""");

    private final DemoPartner hospital = WholeService.partner("demo-hospital");
    private final JdbcTemplate jdbc = WholeService.bean(JdbcTemplate.class);
    private String person = "";

    @BeforeAll
    void somebodyIsOnRecord() {
        person = RestCall.post(hospital, "/Patient", PERSON).id();
    }

    /** With a token that may read everything but administer nothing, each of these would be a way around a rule. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/fhir/metadata/../Patient/%s",
                "/fhir/metadata/..;/Patient/%s",
                "/fhir/metadata/%%2e%%2e/Patient/%s",
                "/fhir/metadata/%%252e%%252e/Patient/%s",
                "/fhir/metadata/..%%2fPatient/%s",
                "/fhir/metadata/..%%5cPatient/%s",
                "/fhir/metadata/..\\Patient/%s",
                "/fhir/metadata;/../Patient/%s",
                "/.well-known/../fhir/Patient/%s",
                "/.well-known/jwks/../../fhir/Patient/%s",
                "/actuator/../fhir/Patient/%s",
                "/actuator/health/..;/..;/fhir/Patient/%s",
                "/actuator/health/%%2e%%2e/%%2e%%2e/fhir/Patient/%s",
                "//fhir/Patient/%s",
                "/fhir//Patient/%s",
                "/fhir/./Patient/%s",
                "/fhir/Patient/%s;jsessionid=1",
                "/fhir/Patient/%s%%00",
                "/fhir/Patient/%s%%0d%%0aX-Injected:1",
                "/fhir/Patient/%s%%c0%%af",
                "/fhir/%%50atient/%s%%2f_history",
                "/fhir/../admin/partners?%s",
                "/ADMIN/..;/admin/partners?%s",
            })
    void takesNoPathThatIsAnotherThanItSeems(String path) throws Exception {
        long before = rows();

        String answer = raw("GET " + path.formatted(person) + " HTTP/1.1\r\n" + host() + token() + END);

        assertRefused(answer);
        assertThat(answer).doesNotContain(person, "SYNTHETICA", "X-Injected");
        assertARowMoreThan(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/FHIR/Patient/%s", "/fhir/patient/%s", "/fhir/Patient/%s/", "/fhir/Patient/%s.json"})
    void servesNoPathThatIsNearlyOne(String path) throws Exception {
        long before = rows();

        String answer = raw("GET " + path.formatted(person) + " HTTP/1.1\r\n" + host() + token() + END);

        assertRefused(answer);
        assertThat(answer).doesNotContain("SYNTHETICA");
        assertARowMoreThan(before);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, X-HTTP-Method-Override, DELETE",
        "POST, X-HTTP-Method, DELETE",
        "POST, X-Method-Override, PUT",
        "GET, X-HTTP-Method-Override, DELETE",
    })
    void takesTheMethodFromTheRequestLineAlone(String method, String header, String other) {
        RestCall.Got got = RestCall.to(hospital, "/Patient/" + person)
                .header("X-Request-Id", "override-" + UUID.randomUUID())
                .header(header, other)
                .call(method, "");

        assertThat(got.status()).isEqualTo(400);
        assertThat(got.text()).contains("OperationOutcome");
        assertThat(row(got)).containsEntry("outcome", 4).containsEntry("http", 400);
        assertThat(RestCall.get(hospital, "/Patient/" + person).status()).isEqualTo(200);
    }

    @Test
    void takesAHeaderThatNamesTheVeryMethod() {
        RestCall.Got got = RestCall.to(hospital, "/Patient/" + person)
                .header("X-HTTP-Method-Override", "GET")
                .call("GET", "");

        assertThat(got.status()).isEqualTo(200);
    }

    @Test
    void takesNoMethodFromAForm() {
        RestCall.Got got = RestCall.to(hospital, "/Patient/" + person)
                .header("X-Request-Id", "override-" + UUID.randomUUID())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .call("POST", "_method=DELETE");

        assertThat(got.status()).isBetween(400, 499);
        assertThat(row(got)).containsEntry("outcome", 4);
        assertThat(RestCall.get(hospital, "/Patient/" + person).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "CONNECT", "PROPFIND", "DEBUG", "get", "GET\u000bX"})
    void servesNoOtherMethods(String method) throws Exception {
        long before = rows();

        assertRefused(raw(method + " /fhir/Patient/" + person + " HTTP/1.1\r\n" + host() + token() + END));

        assertARowMoreThan(before);
    }

    /** Where two readers of these would not agree where a request ends or whose it is. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 4\r\nContent-Length: 5\r\n",
                "Content-Length: +4\r\n",
                "Content-Length: 4, 4\r\n",
                "Content-Length: -1\r\n",
                "Content-Length : 4\r\n",
                "Transfer-Encoding: xchunked\r\n",
                "Transfer-Encoding: chunked, identity\r\n",
                "Transfer-Encoding : chunked\r\n",
                "X-Folded: a\r\n b: c\r\n",
                "X-Null: a\u0000b\r\n",
                "X-Return: a\rTransfer-Encoding: chunked\r\n",
                "no colon\r\n",
                ": no name\r\n",
                "Host: other.example.org\r\n",
            })
    void takesNoHeadersThatCanBeReadInTwoWays(String headers) throws Exception {
        long before = rows();

        String answer = raw("POST /fhir/Patient/_search HTTP/1.1\r\n" + host() + token() + headers + END + "a=b\n");

        assertRefused(answer);
        assertARowMoreThan(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/fhir/Patient/%s",
                "/fhir/metadata",
                "/.well-known/jwks/demo-hospital.json",
                "/actuator/health",
            })
    void takesNoTwoTokens(String path) throws Exception {
        String id = "two-tokens-" + UUID.randomUUID();

        String answer = raw("GET " + path.formatted(person) + " HTTP/1.1\r\n" + host() + token()
                + "Authorization: Bearer other\r\nX-Request-Id: " + id + "\r\n" + END);

        assertRefused(answer);
        assertThat(answer).contains("OperationOutcome");
        assertThat(jdbc.queryForMap("select * from audit_event where request_id = ?", id))
                .containsEntry("outcome", 4)
                .containsEntry("http", 400);
    }

    @ParameterizedTest
    @CsvSource({
        "/actuator/env, 1",
        "/.well-known/nothing, 1",
        "/fhir/metadata, 0",
        "/fhir/.well-known/smart-configuration, 0"
    })
    void tellsOfWhatIsOpenOnlyWhoWasTurnedAway(String path, int rows) throws Exception {
        String id = "open-" + UUID.randomUUID();

        String answer = raw("GET " + path + " HTTP/1.1\r\n" + host() + "X-Request-Id: " + id + "\r\n" + END);

        assertThat(answer).startsWith(rows == 0 ? "HTTP/1.1 200" : "HTTP/1.1 4");
        assertThat(jdbc.queryForList("select outcome from audit_event where request_id = ?", id))
                .hasSize(rows);
    }

    /** RFC 9112, 6.3: the length is passed over, and nothing that follows on the connection is read. */
    @Test
    void answersNoRequestThatIsHiddenBehindAnother() throws Exception {
        String hidden = "GET /fhir/Patient/" + person + " HTTP/1.1\r\n" + host() + token()
                + "X-Request-Id: hostile-hidden\r\n\r\n";
        String outer = "POST /fhir/Patient/_search HTTP/1.1\r\n" + host() + token()
                + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + (hidden.length() + 5)
                + "\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + hidden;

        String answer = raw(outer);

        assertThat(answer.split("HTTP/1\\.1 ", -1)).as(answer).hasSize(2);
        assertThat(jdbc.queryForList("select number from audit_event where request_id = 'hostile-hidden'"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Original-URL: /fhir/metadata",
                "X-Rewrite-URL: /fhir/metadata",
                "X-Forwarded-Prefix: /.well-known",
                "X-Forwarded-For: 127.0.0.1",
                "Forwarded: for=127.0.0.1",
                "X-Remote-User: demo-hospital",
            })
    void letsNobodyInByWhatAHeaderSays(String header) throws Exception {
        String answer = raw("GET /fhir/Patient/" + person + " HTTP/1.1\r\n" + host() + header + "\r\n" + END);

        assertThat(answer).startsWith("HTTP/1.1 401");
    }

    @Test
    void readsNoHeadersOfAMegabyte() throws Exception {
        long before = rows();

        String answer = raw("GET /fhir/Patient/" + person + " HTTP/1.1\r\n" + host() + "Authorization: Bearer "
                + "x".repeat(1024 * 1024) + "\r\n" + END);

        assertThat(answer).satisfiesAnyOf(text -> assertThat(text).isEmpty(), HostileRequestsIT::assertRefused);
        assertARowMoreThan(before);
    }

    /** No HTTP/2 is spoken, so that there are no streams to reset. */
    @Test
    void doesNotGoOverToHttp2() throws Exception {
        String answer = raw(
                "GET /fhir/metadata HTTP/1.1\r\n" + host()
                        + "Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA\r\nConnection: Upgrade, HTTP2-Settings, close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 200").doesNotContain("101", "Upgrade: h2c");
    }

    @Test
    void refusesHttp2ThatIsNotAskedFor() throws Exception {
        String answer = raw("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\u0000\u0000\u0000\u0004\u0000\u0000\u0000\u0000\u0000");

        assertThat(answer).satisfiesAnyOf(text -> assertThat(text).isEmpty(), HostileRequestsIT::assertRefused);
    }

    private static String host() {
        return "Host: localhost\r\n";
    }

    private String token() {
        return "Authorization: "
                + hospital.authorized("/")
                        .build()
                        .headers()
                        .firstValue("Authorization")
                        .orElseThrow() + "\r\n";
    }

    /** What comes back; nothing when the other end hangs up in the middle of the request. */
    private static String raw(String request) throws IOException {
        try (RawConnection connection = RawConnection.open(WholeService.baseUrl(), PATIENCE)) {
            try {
                connection.write(request);
            } catch (IOException hungUp) {
                return "";
            }
            return connection.read();
        }
    }

    /** Methods and transfer codings that HTTP itself has no word for are 501 (RFC 9110, 9.1; RFC 9112, 6.1). */
    private static void assertRefused(String answer) {
        assertThat(answer)
                .containsPattern("^HTTP/1\\.1 (4\\d\\d|501) ")
                .doesNotContain("Exception", "org.apache", "care.sij");
    }

    private long rows() {
        return jdbc.queryForList("select coalesce(max(number), 0) from audit_event", Long.class)
                .get(0);
    }

    /** Of a refusal; what the container refuses is told of when its answer has gone. */
    private void assertARowMoreThan(long before) {
        List<Map<String, Object>> rows = Awaitility.await()
                .pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(10))
                .atMost(PATIENCE)
                .until(
                        () -> jdbc.queryForList(
                                "select * from audit_event where number > ? and outcome <> 0 and http between 400 and 501",
                                before),
                        found -> !found.isEmpty());
        assertThat(rows.toString()).doesNotContain("SYNTHETICA", "Bearer");
    }

    private Map<String, Object> row(RestCall.Got got) {
        return jdbc.queryForMap("select * from audit_event where request_id = ?", got.header("X-Request-Id"));
    }
}
