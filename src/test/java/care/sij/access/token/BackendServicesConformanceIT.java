package care.sij.access.token;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.access.token.SmartForm.Answered;
import care.sij.support.WholeService;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * Inferno's group {@code backend_services_authorization} of the SMART App Launch test kit, by the names it has there;
 * {@code smart_backend_services_token_tls_version} is {@code TlsVersionsTest}. With RS384 and with ES384.
 */
class BackendServicesConformanceIT {

    private static final TestClient RSA = SmartClients.withRsa("inferno-rs384");
    private static final TestClient EC = SmartClients.withEc("inferno-es384");

    static Stream<Named<TestClient>> clients() {
        return Stream.of(Named.of("RS384", RSA), Named.of("ES384", EC));
    }

    @Test
    @DisplayName("smart_backend_services_invalid_grant_type")
    void failsWithAnotherGrantType() {
        refused(SmartForm.token(RSA).with("grant_type", "not_a_grant_type"), 400, "unsupported_grant_type");
    }

    @Test
    @DisplayName("smart_backend_services_invalid_client_assertion")
    void failsWithAnotherAssertionType() {
        refused(SmartForm.token(RSA).with("client_assertion_type", "not_an_assertion_type"), 401, "invalid_client");
    }

    @Test
    @DisplayName("smart_backend_services_invalid_jwt")
    void failsWithAnInvalidJwt() {
        String assertion = SmartForm.assertion(RSA);

        refused(SmartForm.token("not.a.jwt"), 401, "invalid_client");
        refused(SmartForm.token(assertion.substring(0, assertion.length() - 12)), 401, "invalid_client");
        refused(SmartForm.token(SmartForm.assertion(new TestClient(RSA.id(), EC.key()))), 401, "invalid_client");
    }

    @ParameterizedTest(name = "smart_backend_services_auth_request_success: {0}")
    @MethodSource("clients")
    void succeedsWithRightInformation(TestClient client) {
        assertThat(SmartForm.token(client).send().status()).isEqualTo(200);
    }

    @ParameterizedTest(name = "smart_backend_services_auth_response_body: {0}")
    @MethodSource("clients")
    void answersWithAllThatIsRequired(TestClient client) {
        Answered answer = SmartForm.token(client).send();

        JsonNode body = answer.json();
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(body.path("access_token").asString("")).isNotBlank();
        assertThat(body.path("token_type").asString("")).isEqualTo("bearer");
        assertThat(body.path("expires_in").isIntegralNumber()).isTrue();
        assertThat(body.path("expires_in").asInt()).isBetween(1, 300);
        assertThat(body.path("scope").asString("")).isEqualTo("system/*.rs");
        assertThat(body.has("refresh_token")).isFalse();
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.auditRow()).containsEntry("agent", client.id()).containsEntry("outcome", 0);
    }

    @ParameterizedTest(name = "the token opens what its scopes say: {0}")
    @MethodSource("clients")
    void readsWithTheToken(TestClient client) throws Exception {
        String token = SmartForm.accessToken(client);

        assertThat(status("/fhir/Patient?_count=1", "Bearer " + token)).isEqualTo(200);
        assertThat(status("/fhir/Patient?_count=1", "bearer " + token))
                .as("the scheme's case does not matter (RFC 9110, 11.1)")
                .isEqualTo(200);
        assertThat(status("/admin/partners", "Bearer " + token)).isEqualTo(403);
    }

    private static int status(String path, String authorization) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(WholeService.baseUrl() + path))
                                .header("Authorization", authorization)
                                .build(),
                        BodyHandlers.discarding())
                .statusCode();
    }

    private static void refused(SmartForm form, int status, String error) {
        Answered answer = form.send();
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.error()).isEqualTo(error);
        assertThat(answer.json().propertyNames()).containsExactlyInAnyOrder("error", "error_description");
        assertThat(answer.auditRow())
                .containsEntry("kind", "token")
                .containsEntry("outcome", 4)
                .containsEntry("http", status);
    }
}
