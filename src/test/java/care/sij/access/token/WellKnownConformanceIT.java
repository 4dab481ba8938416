package care.sij.access.token;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.support.WholeService;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Inferno's group {@code smart_discovery_stu2_2} of the SMART App Launch test kit, by the names it has there, and what
 * SMART 2.2.0, "Conformance", demands beyond it.
 */
class WellKnownConformanceIT {

    private static final String WELL_KNOWN = "/fhir/.well-known/smart-configuration";
    private static final String ORIGIN = "https://inferno.example.org";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    @DisplayName("well_known_endpoint")
    void makesItsConfigurationAvailable() throws Exception {
        HttpResponse<String> answer = get(WELL_KNOWN, "Accept", "application/json");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(JSON.readTree(answer.body()).isObject()).isTrue();
    }

    @ParameterizedTest(name = "well_known_capabilities_stu2: {0}")
    @ValueSource(strings = {"authorization_endpoint", "token_endpoint"})
    void hasTheRequiredEndpoints(String field) throws Exception {
        assertThat(configuration().path(field).asString("")).isNotBlank();
    }

    @ParameterizedTest(name = "well_known_capabilities_stu2: {0}")
    @ValueSource(strings = {"capabilities", "grant_types_supported", "code_challenge_methods_supported"})
    void hasTheRequiredLists(String field) throws Exception {
        assertThat(configuration().path(field).isArray()).isTrue();
        assertThat(configuration().path(field)).isNotEmpty().allMatch(JsonNode::isString);
    }

    @ParameterizedTest(name = "well_known_capabilities_stu2: {0} includes {1}")
    @CsvSource({
        "grant_types_supported, authorization_code",
        "code_challenge_methods_supported, S256",
    })
    void saysWhatAppsNeed(String field, String value) throws Exception {
        assertThat(texts(field)).contains(value);
    }

    @Test
    @DisplayName("well_known_capabilities_stu2: code_challenge_methods_supported excludes plain")
    void takesNoPlainChallenge() throws Exception {
        assertThat(texts("code_challenge_methods_supported")).doesNotContain("plain");
    }

    @Test
    @DisplayName("well_known_capabilities_stu2: sso-openid-connect needs issuer and jwks_uri")
    void namesItsIssuerAndKeys() throws Exception {
        assertThat(texts("capabilities")).contains("sso-openid-connect");
        assertThat(configuration().path("issuer").isString()).isTrue();
        assertThat(configuration().path("jwks_uri").isString()).isTrue();
    }

    @Test
    @DisplayName("smart_cors_well_known_endpoint")
    void letsPagesOfAnyOriginReadItsConfiguration() throws Exception {
        assertReadableFromAnyOrigin(get(WELL_KNOWN, "Accept", "application/json", "Origin", ORIGIN));
    }

    @Test
    @DisplayName("smart_cors_metadata_request")
    void letsPagesOfAnyOriginReadItsCapabilities() throws Exception {
        assertReadableFromAnyOrigin(get("/fhir/metadata", "Accept", "application/fhir+json", "Origin", ORIGIN));
    }

    private static void assertReadableFromAnyOrigin(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
                .hasValueSatisfying(origin -> assertThat(origin).isIn("*", ORIGIN));
        assertThat(answer.headers().firstValue("Access-Control-Allow-Credentials"))
                .isEmpty();
    }

    @Test
    void letsNoPageOfAnotherOriginReadPatientsOrTokens() throws Exception {
        HttpResponse<String> read = get("/fhir/Patient", "Origin", ORIGIN);
        HttpResponse<String> token = call(request("/oauth2/token", "Origin", ORIGIN)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build());

        for (HttpResponse<String> answer : List.of(read, token)) {
            assertThat(answer.headers().map().keySet()).noneMatch(WellKnownConformanceIT::isOfCors);
        }
    }

    private static boolean isOfCors(String header) {
        return header.toLowerCase(Locale.ROOT).startsWith("access-control-");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "issuer",
                "jwks_uri",
                "authorization_endpoint",
                "token_endpoint",
                "introspection_endpoint",
                "revocation_endpoint"
            })
    void namesAbsoluteAddresses(String field) throws Exception {
        assertThat(URI.create(configuration().path(field).asString()).isAbsolute())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "grant_types_supported, client_credentials",
        "token_endpoint_auth_methods_supported, private_key_jwt",
        "token_endpoint_auth_signing_alg_values_supported, RS384",
        "token_endpoint_auth_signing_alg_values_supported, ES384",
        "capabilities, client-confidential-asymmetric",
        "capabilities, permission-v2",
        "response_types_supported, code",
        "scopes_supported, system/*.rs",
    })
    void saysWhatBackendServicesNeed(String field, String value) throws Exception {
        assertThat(texts(field)).contains(value);
    }

    @Test
    void namesNoCapabilityThatSmartDoesNotKnow() throws Exception {
        assertThat(Set.of(
                        "launch-ehr",
                        "launch-standalone",
                        "authorize-post",
                        "client-public",
                        "client-confidential-symmetric",
                        "client-confidential-asymmetric",
                        "sso-openid-connect",
                        "context-banner",
                        "context-style",
                        "context-ehr-patient",
                        "context-ehr-encounter",
                        "context-standalone-patient",
                        "context-standalone-encounter",
                        "permission-offline",
                        "permission-online",
                        "permission-patient",
                        "permission-user",
                        "permission-v1",
                        "permission-v2",
                        "smart-app-state"))
                .containsAll(texts("capabilities"));
    }

    private List<String> texts(String field) throws Exception {
        List<String> texts = new ArrayList<>();
        configuration().path(field).forEach(text -> texts.add(text.asString()));
        return texts;
    }

    private JsonNode configuration() throws Exception {
        return JSON.readTree(get(WELL_KNOWN, "Accept", "application/json").body());
    }

    private HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return call(request(path, headers).build());
    }

    private static HttpRequest.Builder request(String path, String... headers) {
        return HttpRequest.newBuilder(URI.create(WholeService.baseUrl() + path)).headers(headers);
    }

    private HttpResponse<String> call(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
