package care.sij.access.token;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import care.sij.partner.Partner;
import care.sij.partner.PartnerKeys;
import care.sij.support.TestClock;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublishedKeysTest {

    @RegisterExtension
    static final WireMockExtension PARTNER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    private static final JWK FIRST = TestClient.ec("first");
    private static final JWK SECOND = TestClient.ec("second");

    private final TestClock clock = new TestClock(Instant.parse("2026-03-01T10:00:00Z"));
    private PublishedKeys keys;
    private URI url;

    @BeforeEach
    void startUnasked() {
        keys = new PublishedKeys(new KeySetFetch(), clock);
        url = URI.create(PARTNER.baseUrl() + "/jwks");
    }

    @Test
    void keepsKeysAsLongAsCacheControlSaysAndNoLonger() {
        publish("max-age=60", FIRST);
        kids("first");
        clock.advance(Duration.ofSeconds(59));
        kids("first");
        asked(1);

        clock.advance(Duration.ofSeconds(1));
        kids("first");
        asked(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-store", "no-cache", "max-age=0", "private, no-store, max-age=60"})
    void keepsNothingWhenCacheControlForbidsIt(String cacheControl) {
        publish(cacheControl, FIRST);
        kids("first");
        kids("first");

        asked(2);
    }

    @Test
    void countsTheAgeOfAnAnswerThatACacheGave() {
        PARTNER.stubFor(
                get(urlEqualTo("/jwks")).willReturn(answer("max-age=60", FIRST).withHeader("Age", "50")));
        kids("first");
        clock.advance(Duration.ofSeconds(10));
        kids("first");

        asked(2);
    }

    @Test
    void asksAgainForAnUnknownKidButNotMoreThanTwiceAMinute() {
        publish("max-age=3600", FIRST);
        kids("first");
        assertThat(keys.holding(url, "second").getKeyByKeyId("second")).isNull();
        asked(1);

        publish("max-age=3600", FIRST, SECOND);
        clock.advance(Duration.ofSeconds(30));
        kids("second");
        asked(2);
    }

    @Test
    void authenticatesByTheRegisteredJkuAndThenByARotatedKey() {
        Partner partner = new TestClient("clinic", FIRST).registered(new PartnerKeys.Published(url));
        PartnerSignatures signatures = new PartnerSignatures(keys);

        publish("max-age=60", FIRST);
        signatures.verify(signed(FIRST), partner);
        publish("max-age=60", SECOND);
        clock.advance(Duration.ofSeconds(30));
        signatures.verify(signed(SECOND), partner);

        assertThatExceptionOfType(TokenRefused.class)
                .as("the key that was rotated away")
                .isThrownBy(() -> signatures.verify(signed(FIRST), partner));
    }

    private SignedJWT signed(JWK key) {
        TestClient client = new TestClient("clinic", key);
        try {
            return SignedJWT.parse(client.sign(
                    client.header().jwkURL(url).build(),
                    client.claims("https://sij.example.org", clock.instant().plusSeconds(60))
                            .build()));
        } catch (ParseException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void dropsAKeyThatWasWithdrawn() {
        publish("max-age=60", FIRST);
        kids("first");
        publish("max-age=60", SECOND);
        clock.advance(Duration.ofSeconds(60));

        assertThat(keys.holding(url, "first").getKeyByKeyId("first")).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 404, 301, 204})
    void refusesWhenTheUrlGivesNoKeysAndLeavesThePartnerInPeaceForAWhile(int status) {
        PARTNER.stubFor(get(urlEqualTo("/jwks"))
                .willReturn(aResponse().withStatus(status).withHeader("Location", "/elsewhere")));

        unavailable();
        unavailable();
        asked(1);

        publish("max-age=60", FIRST);
        clock.advance(Duration.ofSeconds(10));
        kids("first");
    }

    @Test
    void doesNotServeStaleKeysWhenTheUrlFails() {
        publish("max-age=60", FIRST);
        kids("first");
        PARTNER.stubFor(get(urlEqualTo("/jwks")).willReturn(aResponse().withStatus(503)));
        clock.advance(Duration.ofSeconds(60));

        unavailable();
    }

    @Test
    @Timeout(8)
    void givesUpOnASlowUrl() {
        PARTNER.stubFor(
                get(urlEqualTo("/jwks")).willReturn(answer("max-age=60", FIRST).withFixedDelay(20_000)));

        unavailable();
    }

    @Test
    @Timeout(8)
    void givesUpOnABodyThatDripsIn() {
        PARTNER.stubFor(
                get(urlEqualTo("/jwks")).willReturn(answer("max-age=60", FIRST).withChunkedDribbleDelay(20, 20_000)));

        unavailable();
    }

    @Test
    void refusesABodyThatIsTooLongOrNoKeySet() {
        PARTNER.stubFor(get(urlEqualTo("/jwks"))
                .willReturn(okJson("{\"keys\":[],\"padding\":\"" + "x".repeat(300_000) + "\"}")));
        unavailable();

        PARTNER.stubFor(get(urlEqualTo("/jwks")).willReturn(okJson("<html>")));
        clock.advance(Duration.ofSeconds(10));
        unavailable();
    }

    private static void publish(String cacheControl, JWK... published) {
        PARTNER.stubFor(get(urlEqualTo("/jwks")).willReturn(answer(cacheControl, published)));
    }

    private static ResponseDefinitionBuilder answer(String cacheControl, JWK... published) {
        return okJson(new JWKSet(List.of(published)).toString(true)).withHeader("Cache-Control", cacheControl);
    }

    private void kids(String kid) {
        assertThat(keys.holding(url, kid).getKeyByKeyId(kid)).isNotNull();
    }

    private void unavailable() {
        assertThatExceptionOfType(TokenRefused.class).isThrownBy(() -> keys.holding(url, "first"));
    }

    private static void asked(int times) {
        PARTNER.verify(times, getRequestedFor(urlEqualTo("/jwks")));
    }
}
