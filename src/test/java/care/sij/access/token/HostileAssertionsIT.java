package care.sij.access.token;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static org.assertj.core.api.Assertions.assertThat;

import care.sij.access.token.SmartForm.Answered;
import care.sij.support.PartnerEndpoint;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What an attacker sends to the token endpoint: a 4xx and an audit row each, and one and the same answer whether the
 * client, the key or neither is known here.
 */
class HostileAssertionsIT {

    private static final int MEGABYTE = 1024 * 1024;
    private static final int ES384_SIGNATURE_BYTES = 96;

    private static final TestClient RSA = SmartClients.withRsa("hostile-rsa");
    private static final TestClient EC = SmartClients.withEc("hostile-ec");

    @ParameterizedTest(name = "{0}")
    @MethodSource("unproven")
    void answersWithoutAHintOfWhatIsKnownHere(String name, String assertion) {
        Answered stranger =
                SmartForm.token(TestClient.withEc("hostile-stranger")).send();

        Answered answer = refused(SmartForm.token(assertion), 401, "invalid_client");

        assertThat(answer.response().body()).isEqualTo(stranger.response().body());
    }

    static Stream<Arguments> unproven() throws Exception {
        JWK p256 = new ECKeyGenerator(Curve.P_256).keyID("p256").generate();
        SmartClients.register("hostile-p256", SmartClients.keys(p256));
        ECKey ec = EC.key().toECKey();
        return Stream.of(
                Arguments.of("a key that is not registered", signedBy(RSA, TestClient.rsa("hostile-unknown"))),
                Arguments.of("another key under a registered kid", signedBy(RSA, TestClient.rsa(kid(RSA)))),
                Arguments.of("another client's key", signedBy(RSA, EC.key())),
                Arguments.of("a signature of noughts", jwt(EC).sealedWith(new byte[ES384_SIGNATURE_BYTES])),
                Arguments.of(
                        "a P-256 key under a registered kid",
                        jwt(EC).signed(
                                        "SHA384withECDSAinP1363Format",
                                        p256.toECKey().toPrivateKey())),
                Arguments.of(
                        "a registered P-256 key for ES384",
                        jwt(new TestClient("hostile-p256", p256))
                                .signed(
                                        "SHA384withECDSAinP1363Format",
                                        p256.toECKey().toPrivateKey())),
                Arguments.of("a signature in the form of ASN.1", jwt(EC).signed("SHA384withECDSA", ec.toPrivateKey())),
                Arguments.of(
                        "RS384 by an EC client", jwt(EC).with("alg", "RS384").sealedWith(new byte[256])),
                Arguments.of(
                        "a jku elsewhere",
                        jwt(EC).with("jku", PartnerEndpoint.url("/hostile/jwks"))
                                .signed("SHA384withECDSAinP1363Format", ec.toPrivateKey())),
                Arguments.of("keys that cannot be had", signedBy(silent(), TestClient.ec("silent"))),
                Arguments.of("a client that was withdrawn", SmartForm.assertion(withdrawn())));
    }

    private static TestClient silent() {
        PartnerEndpoint.server().stubFor(get("/hostile/silent").willReturn(serverError()));
        SmartClients.register("hostile-silent", SmartClients.keysAt(PartnerEndpoint.url("/hostile/silent")));
        return TestClient.withEc("hostile-silent");
    }

    private static TestClient withdrawn() {
        TestClient client = SmartClients.withEc("hostile-withdrawn");
        assertThat(SmartForm.token(client).send().status()).isEqualTo(200);
        SmartClients.withdraw(client.id());
        return client;
    }

    @ParameterizedTest(name = "kid: {0}")
    @ValueSource(
            strings = {
                "../../../../../../dev/null",
                "..%2f..%2fmaster.key",
                "file:///dev/null",
                "http://127.0.0.1/kid",
                "' or 1=1 --",
                "hostile-rsa\u0000",
                " ",
            })
    void findsNoKeyByAKidThatIsAPath(String kid) {
        Answered stranger =
                SmartForm.token(TestClient.withEc("hostile-stranger")).send();

        Answered answer =
                refused(SmartForm.token(jwt(RSA).with("kid", kid).sealedWith(new byte[256])), 401, "invalid_client");

        assertThat(answer.response().body()).isEqualTo(stranger.response().body());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("malformed")
    void answersTheSameForAStranger(String name, ForgedJwt header, String key) throws Exception {
        Answered answer = refused(SmartForm.token(sealed(header, key)), 401, "invalid_client");
        Answered stranger = refused(
                SmartForm.token(sealed(header.claiming("iss", "nobody").claiming("sub", "nobody"), key)),
                401,
                "invalid_client");

        assertThat(answer.response().body()).isEqualTo(stranger.response().body());
    }

    static Stream<Arguments> malformed() {
        String publicKey = RSA.key().toPublicJWK().toJSONString();
        return Stream.of(
                Arguments.of("alg none", jwt(RSA).with("alg", "none"), ""),
                Arguments.of("alg None", jwt(RSA).with("alg", "None"), ""),
                Arguments.of("RS384 without a signature", jwt(RSA), ""),
                Arguments.of("HS256 with the public key", jwt(RSA).with("alg", "HS256"), publicKey),
                Arguments.of("HS384 with the public key", jwt(RSA).with("alg", "HS384"), publicKey),
                Arguments.of("ES256", jwt(EC).with("alg", "ES256"), publicKey),
                Arguments.of("no kid", new ForgedJwt(Map.of("alg", "RS384"), jwt(RSA).claims()), publicKey),
                Arguments.of("typ of an access token", jwt(RSA).with("typ", "at+jwt"), publicKey),
                Arguments.of(
                        "a critical header",
                        jwt(RSA).with("crit", List.of("b64")).with("b64", false),
                        publicKey));
    }

    private static String sealed(ForgedJwt jwt, String key) throws Exception {
        return key.isEmpty() ? jwt.unsigned() : jwt.hmac("HmacSHA256", key.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nbf", "iat"})
    void refusesAnAssertionOfTheFuture(String claim) throws Exception {
        long future = Clock.systemUTC().instant().getEpochSecond() + 100;

        refused(SmartForm.token(signed(jwt(RSA).claiming(claim, future))), 401, "invalid_client");
    }

    @Test
    void refusesAnAssertionOfAMegabyte() throws Exception {
        String large = signed(jwt(RSA).claiming("note", "x".repeat(MEGABYTE)));

        refused(SmartForm.token(large), 400, "invalid_request");
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 24})
    void refusesABodyOfManyMegabytes(int megabytes) {
        Answered answer =
                SmartForm.token(RSA).send("grant_type=client_credentials&scope=" + "x".repeat(megabytes * MEGABYTE));

        assertThat(answer.status()).isBetween(400, 499);
        assertThat(answer.auditRow()).containsEntry("kind", "token").containsEntry("outcome", 4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"client_assertion=%zz", "client_assertion=%ff%fe", "=&=&=", "\u0000", ""})
    void refusesABodyThatIsNoForm(String body) {
        Answered answer = SmartForm.token(RSA).send(body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.auditRow()).containsEntry("kind", "token").containsEntry("outcome", 4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "system/Task.r\nsystem/*.cruds",
                "system/Task.r\tsystem/*.cruds",
                "system/Task.r\u0000",
                "system/Task.r\u00a0system/*.rs",
                "system/Task.r;system/*.cruds",
                "system/Task.r,system/*.cruds",
                "system/Task.r'or'1'='1",
                "system/${jndi:ldap://127.0.0.1/}.rs",
                "system/../sij-partner.cruds",
                "system/%2a.cruds",
                "system/sij-partner.cruds system/sij-person.cruds",
                "user/*.rs patient/*.rs",
            })
    void grantsNothingToAScopeWithInjection(String scope) {
        Answered answer = SmartForm.token(RSA).with("scope", scope).send();

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).isEqualTo("invalid_scope");
        assertThat(answer.response().body()).doesNotContain("jndi", "sij-partner", "'1'");
        assertThat(answer.auditRow()).containsEntry("outcome", 4).containsEntry("agent", RSA.id());
    }

    private static Answered refused(SmartForm form, int status, String error) {
        Answered answer = form.send();
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(status);
        assertThat(answer.error()).isEqualTo(error);
        assertThat(answer.auditRow())
                .containsEntry("kind", "token")
                .containsEntry("outcome", 4)
                .containsEntry("http", status)
                .containsEntry("agent", "");
        return answer;
    }

    private static String signed(ForgedJwt jwt) throws Exception {
        return jwt.signed("SHA384withRSA", RSA.key().toRSAKey().toPrivateKey());
    }

    private static String signedBy(TestClient client, JWK key) {
        return SmartForm.assertion(new TestClient(client.id(), key));
    }

    private static String kid(TestClient client) {
        return client.key().getKeyID();
    }

    /** Right in everything but what a test changes, and its signature. */
    private static ForgedJwt jwt(TestClient client) {
        return new ForgedJwt(
                Map.of("alg", client.equals(RSA) ? "RS384" : "ES384", "kid", kid(client), "typ", "JWT"),
                Map.of(
                        "iss",
                        client.id(),
                        "sub",
                        client.id(),
                        "aud",
                        SmartForm.endpoint(),
                        "exp",
                        Clock.systemUTC().instant().getEpochSecond() + 200,
                        "jti",
                        UUID.randomUUID().toString()));
    }
}
