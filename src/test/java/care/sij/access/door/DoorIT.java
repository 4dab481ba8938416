package care.sij.access.door;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.SijPathwaysApplication;
import care.sij.access.Caller;
import care.sij.access.Callers;
import care.sij.access.SmartInteraction;
import care.sij.access.token.TestClient;
import care.sij.partner.Partner;
import care.sij.partner.PartnerKeys;
import care.sij.support.SharedPostgres;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The door of the whole service, over HTTP. */
@SpringBootTest(classes = SijPathwaysApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(DoorIT.Rooms.class)
@ExtendWith(OutputCaptureExtension.class)
class DoorIT {

    private static final String BASE = "https://sij.example.org";
    private static final String ENDPOINT = BASE + "/oauth2/token";
    private static final TestClient HOSPITAL = TestClient.withRsa("hospital");
    private static final TestClient CLINIC = TestClient.withEc("clinic");
    private static final JsonMapper JSON = new JsonMapper();

    private static final ProviderTokens PROVIDER = ProviderTokens.start();

    @TempDir
    static Path dataDir;

    @LocalServerPort
    int port;

    @Autowired
    JdbcTemplate jdbc;

    private final HttpClient http = HttpClient.newHttpClient();

    @AfterAll
    static void stopTheProvider() {
        PROVIDER.close();
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry properties) {
        SharedPostgres.Database database = SharedPostgres.database();
        properties.add("spring.datasource.url", database::url);
        properties.add("spring.datasource.username", () -> database.app().user());
        properties.add("spring.datasource.password", () -> database.app().password());
        properties.add("spring.flyway.enabled", () -> "false");
        properties.add("sij.data-dir", dataDir::toString);
        properties.add("sij.base-url", () -> BASE);
        properties.add("sij.identity-provider.issuer", () -> ProviderTokens.ISSUER);
        properties.add("sij.identity-provider.audience", () -> ProviderTokens.AUDIENCE);
        properties.add("sij.identity-provider.jwks-url", PROVIDER::jwksUrl);
        properties.add("sij.identity-provider.groups.care.role", () -> "clinician");
        properties.add("sij.identity-provider.groups.care.partner", () -> "clinic");
        properties.add("sij.identity-provider.groups.audit.role", () -> "auditor");
        properties.add("sij.identity-provider.groups.audit.partner", () -> "clinic");
        register(properties, HOSPITAL, "hospital", "system/MessageHeader.c,system/*.rs");
        register(properties, CLINIC, "clinic", "system/Observation.rs?category=survey,system/Task.r");
    }

    private static void register(DynamicPropertyRegistry properties, TestClient client, String role, String scopes) {
        Partner partner = client.registered();
        String prefix = "sij.partners." + client.id();
        properties.add(prefix + ".role", () -> role);
        properties.add(prefix + ".organization", client::id);
        properties.add(prefix + ".scopes", () -> scopes);
        properties.add(
                prefix + ".jwks",
                () -> ((PartnerKeys.Inline) partner.keys()).keys().toString(true));
    }

    @Test
    void issuesAFiveMinuteTokenForARegisteredClient() throws Exception {
        HttpResponse<String> response = tokenRequest(HOSPITAL, "system/Observation.r system/Task.cruds user/*.rs");

        JsonNode body = JSON.readTree(response.body());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
        assertThat(body.get("token_type").asString()).isEqualTo("bearer");
        assertThat(body.get("expires_in").asInt()).isEqualTo(300);
        assertThat(body.get("scope").asString()).isEqualTo("system/Observation.r system/Task.rs");
        SignedJWT token = SignedJWT.parse(body.get("access_token").asString());
        assertThat(token.getJWTClaimsSet().getExpirationTime().toInstant())
                .isBefore(Instant.now().plusSeconds(301));
    }

    @Test
    void grantsNothingThatIsNotRegistered() throws Exception {
        HttpResponse<String> response = tokenRequest(CLINIC, "system/Patient.rs");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(JSON.readTree(response.body()).get("error").asString()).isEqualTo("invalid_scope");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "system/Observation.sr",
                "system/Observation.read",
                "system/Nonsense.rs",
                "system/Observation.rs?nonsense=1",
                "system/Observation.rs?_include=Observation:subject",
                "system/Observation.rs?_count=5",
                "system/Observation.rs?subject.name=a",
                "system/Observation.rs?code:above=a",
                "system/Observation.rs?date=tomorrow",
                "system/Observation.rs?code=%zz",
                "system/Observation.rs?subject:identifier=a%7Cb",
                "system/Patient.rs?identifier=a%7Cb",
                "system/*.rs?code=a",
                "system/sij-partner.rs?a=b",
            })
    void issuesNoTokenForAScopeThatIsNotServed(String scope) throws Exception {
        HttpResponse<String> response = tokenRequest(HOSPITAL, "system/Task.rs " + scope);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(JSON.readTree(response.body()).get("error").asString()).isEqualTo("invalid_scope");
        assertThat(response.body()).doesNotContain("nonsense", "Nonsense", "tomorrow");
    }

    @Test
    void grantsAFilteredScopeAsItWasNarrowedOnBothSides() throws Exception {
        assertThat(JSON.readTree(tokenRequest(
                                        CLINIC, "system/Observation.cruds?status=final system/Observation.rs?_id=a")
                                .body())
                        .get("scope")
                        .asString())
                .isEqualTo(
                        "system/Observation.rs?category=survey&status=final system/Observation.rs?_id=a&category=survey");
    }

    @Test
    void answersAReplayedAssertionWithInvalidClient() throws Exception {
        String assertion = HOSPITAL.assertion(ENDPOINT, Instant.now().plusSeconds(200));
        assertThat(tokenRequest(assertion, "system/*.rs").statusCode()).isEqualTo(200);

        HttpResponse<String> replay = tokenRequest(assertion, "system/*.rs");

        assertThat(replay.statusCode()).isEqualTo(401);
        assertThat(JSON.readTree(replay.body()).get("error").asString()).isEqualTo("invalid_client");
    }

    @Test
    void refusesTheUrlOfTheRequestAsAudienceOutsideTheDemo() throws Exception {
        String assertion = HOSPITAL.assertion(
                "http://localhost:" + port + "/oauth2/token", Instant.now().plusSeconds(200));

        assertThat(tokenRequest(assertion, "system/*.rs").statusCode()).isEqualTo(401);
    }

    @Test
    void turnsAwayWithoutTokenAndSaysWhereToGetOne() throws Exception {
        HttpResponse<String> response = get("/fhir/room/Task", "");

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("WWW-Authenticate")).hasValue("Bearer realm=\"sij\"");
        assertOutcome(response, "login", ENDPOINT);
    }

    @Test
    void turnsAwayABadTokenWithoutRepeatingIt(CapturedOutput output) throws Exception {
        String token = token(HOSPITAL, "system/*.rs");
        String broken = token.substring(0, token.length() - 8) + "AAAAAAAA";

        String assertion = HOSPITAL.assertion(BASE + "/fhir", Instant.now().plusSeconds(60));
        for (String bad : new String[] {broken, "nonsense", unsigned(), hmac(), assertion}) {
            HttpResponse<String> response = get("/fhir/room/Task", bad);

            assertThat(response.statusCode()).isEqualTo(401);
            assertThat(response.headers().firstValue("WWW-Authenticate"))
                    .hasValueSatisfying(value -> assertThat(value).contains("invalid_token"));
            assertOutcome(response, "login", "expired, malformed");
            assertThat(response.body()).doesNotContain(bad);
        }
        assertThat(output.getAll()).doesNotContain(token.split("\\.")[1]);
    }

    @Test
    void knowsTheCallerAndItsScopes() throws Exception {
        HttpResponse<String> response = get("/fhir/room/Task", token(HOSPITAL, "system/*.rs"));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("hospital may read Task");
    }

    @Test
    void refusesWhatTheScopesDoNotCoverAndNamesTheScope() throws Exception {
        HttpResponse<String> response = get("/fhir/room/Patient", token(CLINIC, "system/*.rs"));

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(value -> assertThat(value).contains("insufficient_scope"));
        assertOutcome(response, "forbidden", "system/Patient.r");
    }

    @Test
    void refusesAFilteredScopeThatCannotBeApplied() throws Exception {
        HttpResponse<String> response = get("/fhir/room/Observation", token(CLINIC, "system/*.rs"));

        assertThat(response.statusCode()).isEqualTo(403);
        assertOutcome(response, "forbidden", "filter");
    }

    @Test
    void describesItselfToEveryone() throws Exception {
        HttpResponse<String> response = get("/fhir/.well-known/smart-configuration", "");

        JsonNode body = JSON.readTree(response.body());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
        assertThat(body.get("token_endpoint").asString()).isEqualTo(ENDPOINT);
        assertThat(body.get("grant_types_supported").toString())
                .isEqualTo("[\"authorization_code\",\"client_credentials\"]");
        assertThat(body.get("code_challenge_methods_supported").toString()).isEqualTo("[\"S256\"]");
        assertThat(body.get("capabilities").toString()).contains("client-confidential-asymmetric", "permission-v2");
    }

    @Test
    void tellsAClientOfItsOwnTokenWhatItIsGood() throws Exception {
        String token = token(HOSPITAL, "system/Task.r");

        HttpResponse<String> response = about("/oauth2/introspect", token, HOSPITAL);

        JsonNode standing = JSON.readTree(response.body());
        JWTClaimsSet claims = SignedJWT.parse(token).getJWTClaimsSet();
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(standing.get("active").asBoolean()).isTrue();
        assertThat(standing.get("client_id").asString()).isEqualTo("hospital");
        assertThat(standing.get("scope").asString()).isEqualTo("system/Task.r");
        assertThat(standing.get("exp").asLong())
                .isEqualTo(claims.getExpirationTime().toInstant().getEpochSecond());
    }

    @Test
    void tellsNothingOfTokensThatAreAnothersOrNone() throws Exception {
        for (String token : new String[] {token(HOSPITAL, "system/*.rs"), unsigned(), hmac(), "nonsense"}) {
            HttpResponse<String> response = about("/oauth2/introspect", token, CLINIC);

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.body()).isEqualTo("{\"active\":false}");
        }
    }

    @Test
    void endsATokenForItsOwnClientOnly() throws Exception {
        String token = token(HOSPITAL, "system/*.rs");
        assertThat(about("/oauth2/revoke", token, CLINIC).statusCode()).isEqualTo(200);
        assertThat(get("/fhir/room/Task", token).statusCode()).isEqualTo(200);

        assertThat(about("/oauth2/revoke", token, HOSPITAL).statusCode()).isEqualTo(200);

        assertThat(get("/fhir/room/Task", token).statusCode()).isEqualTo(401);
        assertThat(about("/oauth2/introspect", token, HOSPITAL).body()).isEqualTo("{\"active\":false}");
        assertThat(about("/oauth2/revoke", token, HOSPITAL).statusCode()).isEqualTo(200);
    }

    @Test
    void tellsAndEndsNothingWithoutProofOfTheClient() throws Exception {
        for (String path : new String[] {"/oauth2/introspect", "/oauth2/revoke"}) {
            HttpResponse<String> response = form(path, Map.of("token", token(HOSPITAL, "system/*.rs")));

            assertThat(response.statusCode()).as(path).isEqualTo(400);
            assertThat(JSON.readTree(response.body()).get("error").asString()).isEqualTo("invalid_request");
        }
    }

    @Test
    void writesAnAuditRowOfWhatIsAskedOfATokenAndOfItsEnd() throws Exception {
        String token = token(HOSPITAL, "system/*.rs");
        String id = SignedJWT.parse(token).getJWTClaimsSet().getJWTID();
        about("/oauth2/introspect", token, HOSPITAL);
        about("/oauth2/revoke", token, CLINIC);
        about("/oauth2/revoke", token, HOSPITAL);

        assertThat(jdbc.queryForList(
                        "select kind || ' ' || agent from audit_event where token = ? order by number",
                        String.class,
                        id))
                .containsExactly("token hospital", "token-introspection hospital", "token-revocation hospital");
    }

    @Test
    void takesTokensOfTheIdentityProviderForPeopleAndForNobodyElse() throws Exception {
        String care = PROVIDER.token("care", ProviderTokens.AUDIENCE, "openid");
        assertThat(get("/fhir/room/Observation", care).body()).isEqualTo("clinic may read Observation");
        assertThat(get("/fhir/room/Patient", PROVIDER.token("care", ProviderTokens.AUDIENCE, "user/Task.r"))
                        .statusCode())
                .isEqualTo(403);

        for (String refused : new String[] {
            PROVIDER.token("care", "an-app", "openid"),
            PROVIDER.token("other", ProviderTokens.AUDIENCE, "openid"),
            PROVIDER.token("audit", ProviderTokens.AUDIENCE, "openid")
        }) {
            assertThat(get("/fhir/room/Observation", refused).statusCode()).isEqualTo(401);
        }
        assertThat(metricsThroughProxy(PROVIDER.token("care", ProviderTokens.AUDIENCE, "system/*.rs"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void letsHealthBeSeenByEveryoneAndMetricsByThisMachine() throws Exception {
        Awaitility.await()
                .atMost(Duration.ofMinutes(3))
                .until(() -> get("/actuator/health", "").statusCode() == 200);
        assertThat(get("/actuator/prometheus", "").statusCode()).isEqualTo(200);
    }

    @Test
    void keepsMetricsFromAProxysClientsUnlessTheyReadEverything() throws Exception {
        assertThat(metricsThroughProxy("").statusCode()).isEqualTo(401);
        assertThat(metricsThroughProxy(token(CLINIC, "system/*.rs")).statusCode())
                .isEqualTo(403);
        assertThat(metricsThroughProxy(token(HOSPITAL, "system/*.rs")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void keepsEverythingElseShut() throws Exception {
        for (String path : new String[] {"/fhir", "/fhir/Patient", "/cds-services", "/actuator/env", "/h2-console"}) {
            assertThat(get(path, "").statusCode()).as(path).isEqualTo(401);
        }
    }

    private static void assertOutcome(HttpResponse<String> response, String code, String hint) {
        JsonNode outcome = JSON.readTree(response.body());
        assertThat(response.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/fhir+json"));
        assertThat(outcome.get("resourceType").asString()).isEqualTo("OperationOutcome");
        assertThat(outcome.at("/issue/0/severity").asString()).isEqualTo("error");
        assertThat(outcome.at("/issue/0/code").asString()).isEqualTo(code);
        assertThat(outcome.at("/issue/0/diagnostics").asString()).contains(hint);
    }

    private static String unsigned() {
        return new PlainJWT(tokenClaims()).serialize();
    }

    private static String hmac() throws Exception {
        SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), tokenClaims());
        token.sign(new MACSigner(new byte[32]));
        return token.serialize();
    }

    private static JWTClaimsSet tokenClaims() {
        return new JWTClaimsSet.Builder()
                .issuer(BASE)
                .subject("hospital")
                .audience(BASE + "/fhir")
                .expirationTime(Date.from(Instant.now().plusSeconds(60)))
                .claim("scope", "system/*.cruds")
                .build();
    }

    private String token(TestClient client, String scope) throws Exception {
        return JSON.readTree(tokenRequest(client, scope).body())
                .get("access_token")
                .asString();
    }

    private HttpResponse<String> tokenRequest(TestClient client, String scope) throws Exception {
        return tokenRequest(client.assertion(ENDPOINT, Instant.now().plusSeconds(200)), scope);
    }

    private HttpResponse<String> tokenRequest(String assertion, String scope) throws Exception {
        return form("/oauth2/token", proven(assertion, Map.of("grant_type", "client_credentials", "scope", scope)));
    }

    private HttpResponse<String> about(String path, String token, TestClient client) throws Exception {
        String assertion = client.assertion(ENDPOINT, Instant.now().plusSeconds(200));
        return form(path, proven(assertion, Map.of("token", token)));
    }

    private static Map<String, String> proven(String assertion, Map<String, String> fields) {
        Map<String, String> form = new HashMap<>(fields);
        form.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        form.put("client_assertion", assertion);
        return form;
    }

    private HttpResponse<String> form(String path, Map<String, String> fields) throws Exception {
        String form = fields.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(at(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    private HttpResponse<String> metricsThroughProxy(String token) throws Exception {
        return send(authorized("/actuator/prometheus", token).header("X-Forwarded-For", "192.0.2.7"));
    }

    private HttpResponse<String> get(String path, String token) throws Exception {
        return send(authorized(path, token));
    }

    private HttpRequest.Builder authorized(String path, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(at(path));
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private URI at(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    /** What lies behind the door in this test. */
    @TestConfiguration
    static class Rooms {

        @RestController
        record Room(Callers callers) {

            @GetMapping("/fhir/room/{type}")
            String read(@PathVariable String type) {
                Caller caller = callers.current();
                caller.demand(SmartInteraction.READ, type);
                return caller.id() + " may read " + type;
            }
        }
    }
}
