package care.sij.access.signin;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import care.sij.access.signin.ProviderEndpoints.Endpoints;
import care.sij.support.TestClock;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a provider says of itself is believed when it speaks of the very issuer and of addresses that may be called. */
class ProviderEndpointsTest {

    @RegisterExtension
    static final WireMockExtension PROVIDER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    private static final String PATH = "/realm/.well-known/openid-configuration";
    private static final Endpoints SAID =
            new Endpoints(URI.create("https://login.example.org/a?b=c"), URI.create("https://login.example.org/t"));

    private final TestClock clock = new TestClock(Instant.parse("2026-03-01T10:00:00Z"));

    @ParameterizedTest
    @ValueSource(strings = {"", "/"})
    void areThoseThatItSaysAndAreAskedForOnceAnHour(String end) {
        says(description(issuer() + end, "https://login.example.org/a?b=c", "https://login.example.org/t"));
        ProviderEndpoints endpoints = endpoints(issuer() + end);

        assertThat(endpoints.known()).isEqualTo(SAID);
        clock.advance(Duration.ofMinutes(59));
        assertThat(endpoints.known()).isEqualTo(SAID);

        PROVIDER.verify(1, getRequestedFor(urlEqualTo(PATH)));
    }

    @Test
    void areNotThoseOfAnotherIssuerOrOfAddressesThatMayNotBeCalled() {
        for (String description : new String[] {
            description("https://other.example.org", "https://login.example.org/a", "https://login.example.org/t"),
            description(issuer(), "http://login.example.org/a", "https://login.example.org/t"),
            description(issuer(), "https://login.example.org/a", "http://login.example.org/t"),
            description(issuer(), "javascript:alert(1)", "https://login.example.org/t"),
            description(issuer(), "", ""),
            "{\"issuer\":",
            "[]"
        }) {
            says(description);
            assertRefused(endpoints(issuer()), ProviderRefusal.NO_ANSWER);
        }
        PROVIDER.stubFor(get(PATH).willReturn(aResponse().withStatus(302).withHeader("Location", "/elsewhere")));
        assertRefused(endpoints(issuer()), ProviderRefusal.NO_ANSWER);
    }

    @Test
    void areAskedForAgainTenSecondsAfterAFailure() {
        PROVIDER.stubFor(get(PATH).willReturn(aResponse().withStatus(500)));
        ProviderEndpoints endpoints = endpoints(issuer());
        assertRefused(endpoints, ProviderRefusal.NO_ANSWER);
        says(description(issuer(), "https://login.example.org/a?b=c", "https://login.example.org/t"));
        assertRefused(endpoints, ProviderRefusal.NO_ANSWER);

        clock.advance(Duration.ofSeconds(10));

        assertThat(endpoints.known()).isEqualTo(SAID);
    }

    @Test
    void thatAreSetAreNotAskedFor() {
        ProviderSettings set = new ProviderSettings(
                Optional.of("https://login.example.org"),
                Optional.of("sij"),
                Optional.of("console"),
                Optional.empty(),
                Optional.of("https://login.example.org/a?b=c"),
                Optional.of("https://login.example.org/t"));

        assertThat(new ProviderEndpoints(set, clock).known()).isEqualTo(SAID);
    }

    @Test
    void areNoneWhereNobodySignsInElsewhere() {
        ProviderSettings none = new ProviderSettings(
                Optional.of(issuer()),
                Optional.of("sij"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());

        assertRefused(new ProviderEndpoints(none, clock), ProviderRefusal.NOT_OFFERED);
    }

    private static void assertRefused(ProviderEndpoints endpoints, ProviderRefusal refusal) {
        assertThatExceptionOfType(ProviderRefused.class)
                .isThrownBy(endpoints::known)
                .matches(refused -> refused.refusal() == refusal);
    }

    private static String issuer() {
        return "http://localhost:" + PROVIDER.getPort() + "/realm";
    }

    private ProviderEndpoints endpoints(String issuer) {
        return new ProviderEndpoints(
                new ProviderSettings(
                        Optional.of(issuer),
                        Optional.of("sij"),
                        Optional.of("console"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                clock);
    }

    private static void says(String description) {
        PROVIDER.stubFor(get(PATH).willReturn(okJson(description)));
    }

    private static String description(String issuer, String authorization, String token) {
        return "{\"issuer\":\"" + issuer + "\",\"authorization_endpoint\":\"" + authorization
                + "\",\"token_endpoint\":\"" + token + "\"}";
    }
}
