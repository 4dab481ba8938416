package care.sij.access.token;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.partner.ServiceAddress;
import care.sij.support.RestCall;
import care.sij.support.WholeService;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an attacker sends in place of an access token: 401 and an audit row each, and one and the same answer, whether
 * what is asked for is there or not.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileTokensIT {

    private static final String ECDSA = "SHA256withECDSAinP1363Format";
    private static final int ES256_SIGNATURE_BYTES = 64;
    private static final JsonNode PERSON = JsonMapper.builder().build().readTree("""
            {"resourceType": "Patient", "name": [{"family": "SYNTHETICA"}], "gender": "female", "birthDate": "1980-04-01",
             "identifier": [{"system": "http://demo-hospital.example.org/mrn", "value": "SYN-hostile-tokens"}]}""");
    private static final TestClient CLIENT = SmartClients.withEc("hostile-reader");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ECKey ours = WholeService.bean(SigningKeys.class).signing();
    private String present = "";

    @BeforeAll
    void somebodyIsOnRecord() {
        present = RestCall.post(WholeService.partner("demo-hospital"), "/Patient", PERSON)
                .id();
    }

    @Test
    void takesATokenThatIsAsItShouldBe() throws Exception {
        assertThat(get("absent", jwt().signed(ECDSA, ours.toPrivateKey())).statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("others")
    void turnsAwayEverythingElse(String name, String token) throws Exception {
        HttpResponse<String> nonsense = get("absent", "nonsense");

        for (String patient : List.of("absent", present)) {
            HttpResponse<String> answer = get(patient, token);

            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body()).isEqualTo(nonsense.body());
            assertThat(auditRow(answer))
                    .containsEntry("kind", "read")
                    .containsEntry("outcome", 4)
                    .containsEntry("http", 401)
                    .containsEntry("agent", "");
        }
    }

    Stream<Arguments> others() throws Exception {
        byte[] publicKey = ours.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8);
        ECKey other = new ECKeyGenerator(Curve.P_256).keyID(ours.getKeyID()).generate();
        ECKey p384 = TestClient.ec(ours.getKeyID()).toECKey();
        long now = Clock.systemUTC().instant().getEpochSecond();
        String issuer = WholeService.bean(ServiceAddress.class).baseUrl().toString();
        return Stream.of(
                Arguments.of("alg none", jwt().with("alg", "none").unsigned()),
                Arguments.of("no signature", jwt().unsigned()),
                Arguments.of("a signature of noughts", jwt().sealedWith(new byte[ES256_SIGNATURE_BYTES])),
                Arguments.of(
                        "HS256 with the public key", jwt().with("alg", "HS256").hmac("HmacSHA256", publicKey)),
                Arguments.of("another key under our kid", jwt().signed(ECDSA, other.toPrivateKey())),
                Arguments.of(
                        "a key on another curve",
                        jwt().with("alg", "ES384").signed("SHA384withECDSAinP1363Format", p384.toPrivateKey())),
                Arguments.of(
                        "a kid that is a path",
                        jwt().with("kid", "../../../../dev/null").signed(ECDSA, ours.toPrivateKey())),
                Arguments.of(
                        "a key that comes along",
                        jwt().with("kid", "mine")
                                .with("jwk", other.toPublicJWK().toJSONObject())
                                .signed(ECDSA, other.toPrivateKey())),
                Arguments.of("another audience", ours(jwt().claiming("aud", "https://other.example.org/fhir"))),
                Arguments.of("the token endpoint as audience", ours(jwt().claiming("aud", SmartForm.endpoint()))),
                Arguments.of("another issuer", ours(jwt().claiming("iss", issuer + "/"))),
                Arguments.of("a future nbf", ours(jwt().claiming("nbf", now + 100))),
                Arguments.of("an exp that has passed", ours(jwt().claiming("exp", now - 1))),
                Arguments.of("the typ of an identity token", ours(jwt().with("typ", "JWT"))),
                Arguments.of("an assertion", SmartForm.assertion(CLIENT)));
    }

    @Test
    void turnsAwayTheTokenOfAClientThatWasWithdrawn() throws Exception {
        TestClient client = SmartClients.withEc("hostile-leaver");
        String token = SmartForm.accessToken(client);
        assertThat(get("absent", token).statusCode()).isEqualTo(404);

        SmartClients.withdraw(client.id());

        for (String patient : List.of("absent", present)) {
            HttpResponse<String> answer = get(patient, token);
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(auditRow(answer)).containsEntry("outcome", 4).containsEntry("agent", client.id());
        }
        assertThat(get("absent", token).body()).isEqualTo(get(present, token).body());
    }

    private String ours(ForgedJwt jwt) throws Exception {
        return jwt.signed(ECDSA, ours.toPrivateKey());
    }

    /** As the service itself makes them. */
    private ForgedJwt jwt() {
        ServiceAddress address = WholeService.bean(ServiceAddress.class);
        long now = Clock.systemUTC().instant().getEpochSecond();
        return new ForgedJwt(
                Map.of("alg", "ES256", "kid", ours.getKeyID(), "typ", "at+jwt"),
                Map.of(
                        "iss", address.baseUrl().toString(),
                        "sub", CLIENT.id(),
                        "client_id", CLIENT.id(),
                        "aud", address.fhir(),
                        "iat", now,
                        "exp", now + 200,
                        "jti", UUID.randomUUID().toString(),
                        "scope", "system/*.rs"));
    }

    private HttpResponse<String> get(String patient, String token) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(WholeService.baseUrl() + "/fhir/Patient/" + patient))
                        .header("Authorization", "Bearer " + token)
                        .header("X-Request-Id", "token-" + UUID.randomUUID())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static Map<String, Object> auditRow(HttpResponse<String> answer) {
        return WholeService.bean(JdbcTemplate.class)
                .queryForMap(
                        "select * from audit_event where request_id = ?",
                        answer.headers().firstValue("X-Request-Id").orElse(""));
    }
}
