package care.sij.access.token;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import care.sij.access.token.SmartForm.Answered;
import care.sij.partner.ServiceAddress;
import care.sij.support.Parallel;
import care.sij.support.PartnerEndpoint;
import care.sij.support.WholeService;
import com.nimbusds.jose.jwk.JWK;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What SMART 2.2.0 demands of a server's client authentication and Inferno does not check, at the whole service. Each
 * rule by itself is in {@code ClientAssertionsTest}.
 */
class UncheckedByInfernoIT {

    private static final TestClient CLIENT = SmartClients.withRsa("unchecked-inline");
    private static final String BY_URL = "unchecked-by-url";
    private static final String KEYS = "/unchecked/jwks";
    private static final String OTHERS = "/unchecked/others";

    @Test
    @DisplayName("jti replay")
    void refusesAnAssertionThatComesAgain() {
        String assertion = SmartForm.assertion(CLIENT);
        assertThat(SmartForm.token(assertion).send().status()).isEqualTo(200);

        refused(SmartForm.token(assertion));
        refused(SmartForm.introspection("token", CLIENT).with("client_assertion", assertion));
    }

    @Test
    @DisplayName("jti replay: the same jti in another assertion")
    void refusesAJtiThatComesAgain() {
        String first = CLIENT.assertion(SmartForm.endpoint(), soon(), claims -> claims.jwtID("unchecked-jti"));
        String second =
                CLIENT.assertion(SmartForm.endpoint(), soon().minusSeconds(9), claims -> claims.jwtID("unchecked-jti"));
        assertThat(SmartForm.token(first).send().status()).isEqualTo(200);

        refused(SmartForm.token(second));
    }

    @Test
    @DisplayName("jti replay: at once")
    void acceptsAnAssertionOfManyThatComeAtOnceOnce() throws InterruptedException {
        String assertion = SmartForm.assertion(CLIENT);

        List<Integer> answers = Parallel.run(
                8,
                Collections.nCopies(8, () -> SmartForm.token(assertion).send().status()));

        assertThat(answers)
                .containsOnlyOnce(200)
                .filteredOn(status -> status != 200)
                .containsOnly(401);
    }

    /** That many processes race for one is in {@code SharedTablesIT}. */
    @Test
    @DisplayName("jti replay: at another instance")
    void refusesAnAssertionThatAnotherProcessHasSeen() {
        String jti = UUID.randomUUID().toString();
        SpentAssertions another = new JdbcSpentAssertions(WholeService.bean(JdbcClient.class), Clock.systemUTC());
        assertThat(another.spend(CLIENT.id(), jti, soon())).isTrue();

        refused(SmartForm.token(CLIENT.assertion(SmartForm.endpoint(), soon(), claims -> claims.jwtID(jti))));
    }

    @Test
    @DisplayName("exp more than five minutes ahead")
    void refusesAnAssertionThatLivesTooLong() {
        refused(SmartForm.token(CLIENT.assertion(SmartForm.endpoint(), now().plusSeconds(330))));
        assertThat(SmartForm.token(CLIENT.assertion(SmartForm.endpoint(), now().plusSeconds(290)))
                        .send()
                        .status())
                .isEqualTo(200);
    }

    @Test
    @DisplayName("aud is the issuer")
    void refusesTheIssuerAsAudience() {
        ServiceAddress address = WholeService.bean(ServiceAddress.class);
        for (String audience : List.of(
                address.baseUrl().toString(),
                address.fhir(),
                WholeService.baseUrl(),
                WholeService.baseUrl() + "/oauth2/introspect",
                WholeService.baseUrl() + "/oauth2/token/")) {
            refused(SmartForm.token(CLIENT.assertion(audience, soon())));
        }
    }

    @Test
    @DisplayName("kid unknown")
    void refusesAKidThatIsNotRegistered() {
        refused(SmartForm.token(signed(CLIENT, TestClient.rsa("another-kid"))));
        refused(SmartForm.token(CLIENT.sign(
                CLIENT.header().keyID("another-kid").build(),
                CLIENT.claims(SmartForm.endpoint(), soon()).build())));
    }

    @Test
    @DisplayName("key rotation, registered inline")
    void takesTheNewKeyBesideTheOldOneUntilThatIsGone() {
        JWK old = TestClient.ec("old");
        JWK fresh = TestClient.rsa("fresh");
        TestClient before = new TestClient("unchecked-rotating", old);
        TestClient after = new TestClient("unchecked-rotating", fresh);
        SmartClients.register(before.id(), SmartClients.keys(old));
        taken(before);
        refused(SmartForm.token(after));

        SmartClients.register(before.id(), SmartClients.keys(old, fresh));
        taken(before);
        taken(after);

        SmartClients.register(before.id(), SmartClients.keys(fresh));
        refused(SmartForm.token(before));
        taken(after);
    }

    /** How long a set is kept, and how often a kid that is not in it is asked for, is in {@code PublishedKeysTest}. */
    @Test
    @DisplayName("key rotation, published by URL")
    void takesTheKeysThatArePublishedNow() {
        TestClient before = new TestClient("unchecked-publishing", TestClient.ec("old"));
        TestClient after = new TestClient("unchecked-publishing", TestClient.ec("fresh"));
        String keys = "/unchecked/rotating";
        publish(keys, before.key());
        SmartClients.register(before.id(), SmartClients.keysAt(PartnerEndpoint.url(keys)));
        taken(before);

        publish(keys, after.key());

        taken(after);
        refused(SmartForm.token(before));
    }

    @Test
    @DisplayName("jku as registered")
    void takesTheRegisteredJku() {
        TestClient client = published();

        assertThat(SmartForm.token(withJku(client, PartnerEndpoint.url(KEYS)))
                        .send()
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest(name = "jku mismatch: {0}")
    @ValueSource(strings = {OTHERS, "/unchecked/jwks?", "/unchecked/jwks/", "/unchecked/../unchecked/jwks"})
    void refusesAnotherJkuAndDoesNotLookThere(String path) {
        TestClient client = published();
        publish(OTHERS, client.key());

        refused(SmartForm.token(withJku(client, PartnerEndpoint.url(path))));

        assertThat(PartnerEndpoint.server().findAll(getRequestedFor(urlEqualTo(OTHERS))))
                .isEmpty();
    }

    @Test
    @DisplayName("jku mismatch: keys registered inline")
    void refusesAJkuOfAClientWithKeysInline() {
        publish(KEYS, CLIENT.key());

        refused(SmartForm.token(withJku(CLIENT, PartnerEndpoint.url(KEYS))));
    }

    private static TestClient published() {
        TestClient client = TestClient.withEc(BY_URL);
        publish(KEYS, client.key());
        SmartClients.register(BY_URL, SmartClients.keysAt(PartnerEndpoint.url(KEYS)));
        return client;
    }

    private static void publish(String path, JWK key) {
        PartnerEndpoint.server()
                .stubFor(get(path)
                        .willReturn(
                                okJson(SmartClients.keySet(key).toString()).withHeader("Cache-Control", "max-age=0")));
    }

    private static String withJku(TestClient client, String jku) {
        return client.sign(
                client.header().jwkURL(URI.create(jku)).build(),
                client.claims(SmartForm.endpoint(), soon()).build());
    }

    private static String signed(TestClient client, JWK key) {
        return SmartForm.assertion(new TestClient(client.id(), key));
    }

    private static void taken(TestClient client) {
        assertThat(SmartForm.token(client).send().status()).isEqualTo(200);
    }

    private static void refused(SmartForm form) {
        Answered answer = form.send();
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.error()).isEqualTo("invalid_client");
        assertThat(answer.auditRow()).containsEntry("outcome", 4).containsEntry("agent", "");
    }

    private static Instant soon() {
        return now().plusSeconds(200);
    }

    private static Instant now() {
        return Clock.systemUTC().instant();
    }
}
