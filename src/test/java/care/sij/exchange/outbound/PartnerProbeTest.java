package care.sij.exchange.outbound;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import care.sij.exchange.ProbeRefused;
import care.sij.exchange.ProbeRefused.Reason;
import care.sij.exchange.Probes.Probed;
import care.sij.exchange.Probes.Seen;
import care.sij.exchange.Probes.Smart;
import care.sij.exchange.Probes.Talking;
import care.sij.partner.Binding;
import care.sij.partner.Delivery;
import care.sij.partner.Partners;
import care.sij.partner.Proposal.Authentication;
import care.sij.support.PartnerList;
import care.sij.support.TestClock;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a partner's server says of itself, and what it may say instead. */
class PartnerProbeTest {

    private static final WireMockServer EHR =
            new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
    private static final WireMockServer ELSEWHERE =
            new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
    private static final String STATEMENT = "{\"resourceType\":\"CapabilityStatement\",\"fhirVersion\":\"4.0.1\","
            + "\"software\":{\"name\":\"Epic\"},\"rest\":[{\"mode\":\"server\",\"resource\":[{\"type\":\"Observation\","
            + "\"interaction\":[{\"code\":\"create\"}]}]}]}";

    @BeforeAll
    static void start() {
        EHR.start();
        ELSEWHERE.start();
    }

    @AfterAll
    static void stop() {
        EHR.stop();
        ELSEWHERE.stop();
    }

    @BeforeEach
    void reset() {
        EHR.resetAll();
        ELSEWHERE.resetAll();
    }

    @Test
    void proposesWhatFollowsFromBothStatements() {
        EHR.stubFor(get(urlEqualTo("/fhir/metadata")).willReturn(okJson(STATEMENT)));
        EHR.stubFor(get(urlEqualTo("/fhir/.well-known/smart-configuration"))
                .willReturn(okJson("{\"token_endpoint\":\"https://ehr.example/token\","
                        + "\"grant_types_supported\":[\"client_credentials\"],"
                        + "\"token_endpoint_auth_methods_supported\":[\"private_key_jwt\"]}")));

        for (String asked : List.of("ehr", EHR.baseUrl() + "/fhir")) {
            Probed probed = probe().probe(asked);

            assertThat(probed.partner()).isEqualTo("ehr");
            assertThat(probed.base()).hasToString(EHR.baseUrl() + "/fhir");
            assertThat(probed.proposal().profile().title()).isEqualTo("Epic");
            assertThat(probed.proposal().authentication())
                    .isEqualTo(new Authentication.BackendServices("https://ehr.example/token"));
        }
    }

    @Test
    void doesWithoutASmartConfiguration() {
        EHR.stubFor(get(urlEqualTo("/fhir/metadata")).willReturn(okJson(STATEMENT)));
        EHR.stubFor(get(urlEqualTo("/fhir/.well-known/smart-configuration"))
                .willReturn(aResponse().withStatus(200).withBody("<html>Not found</html>")));

        assertThat(probe().probe("ehr").proposal().authentication()).isInstanceOf(Authentication.Unsaid.class);
    }

    static Stream<Arguments> bad() {
        return Stream.of(
                Arguments.of(
                        Reason.NO_STATEMENT,
                        aResponse().withHeader("Content-Type", "text/html").withBody("<html>Welcome</html>")),
                Arguments.of(Reason.NO_STATEMENT, okJson("{\"resourceType\":\"OperationOutcome\"}")),
                Arguments.of(Reason.NO_STATEMENT, okJson(STATEMENT.substring(0, 60))),
                Arguments.of(Reason.UNREACHABLE, okJson(" ".repeat(8 * 1024 * 1024 + 1))),
                Arguments.of(Reason.UNREACHABLE, okJson(STATEMENT).withFixedDelay(3_000)),
                Arguments.of(Reason.UNREACHABLE, okJson(STATEMENT).withChunkedDribbleDelay(10, 30_000)),
                Arguments.of(
                        Reason.REDIRECTED,
                        aResponse().withStatus(302).withHeader("Location", ELSEWHERE.baseUrl() + "/fhir/metadata")),
                Arguments.of(Reason.NOT_THERE, aResponse().withStatus(401)),
                Arguments.of(Reason.NOT_THERE, aResponse().withStatus(500)));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void refusesWhatIsNoStatement(Reason reason, ResponseDefinitionBuilder answer) {
        EHR.stubFor(get(urlEqualTo("/fhir/metadata")).willReturn(answer));
        ELSEWHERE.stubFor(get(urlEqualTo("/fhir/metadata")).willReturn(okJson(STATEMENT)));

        assertThat(refused("ehr")).isEqualTo(reason);
        assertThat(ELSEWHERE.getAllServeEvents()).isEmpty();
    }

    @Test
    void asksNobodyWhoIsNotRegistered() {
        assertThat(refused(ELSEWHERE.baseUrl() + "/fhir")).isEqualTo(Reason.NOT_REGISTERED);
        assertThat(refused("silent")).isEqualTo(Reason.NO_SERVER);
        assertThat(ELSEWHERE.getAllServeEvents()).isEmpty();
    }

    @Test
    void tellsWhatAServerSaysThatIsAboutToBeRegistered() {
        EHR.stubFor(get(urlEqualTo("/fhir/metadata")).willReturn(okJson(STATEMENT)));

        Seen seen = probe().lookAt(" " + EHR.baseUrl() + "/fhir/ ");

        assertThat(seen.software()).isEqualTo("Epic");
        assertThat(seen.fhirVersion()).isEqualTo("4.0.1");
        assertThat(seen.takes()).containsExactly("Observation: create");
        assertThat(seen.messages()).isEqualTo(Talking.RESOURCES);
        assertThat(seen.smart()).isEqualTo(Smart.NONE);
        assertThat(seen.transport().protocol()).isEmpty();
        assertThat(seen.proposal().shipped()).isEqualTo("epic");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "http://169.254.169.254/latest",
                "http://intern:8080/fhir",
                "file:///etc/passwd",
                "https://user:secret@ehr.example.org/fhir",
                "https://ehr.example.org/fhir?x=",
                "https://ehr.example.org/fhir#"
            })
    void asksNoAddressThatMayNotBeCalled(String address) {
        assertThat(catchThrowableOfType(ProbeRefused.class, () -> probe().lookAt(address))
                        .reason())
                .isEqualTo(Reason.NOT_CALLABLE);
    }

    @Test
    void asksNoServerInANetworkThatIsNotPublicAndThatNobodyNamed() {
        EHR.stubFor(get(urlEqualTo("/fhir/metadata")).willReturn(okJson(STATEMENT)));
        PartnerProbe strict = probe(new String[0]);

        for (String address : List.of(EHR.baseUrl() + "/fhir", "https://10.0.0.1/fhir", "https://[::1]/fhir")) {
            assertThat(catchThrowableOfType(ProbeRefused.class, () -> strict.lookAt(address))
                            .reason())
                    .isEqualTo(Reason.NOT_PUBLIC);
        }
        assertThat(catchThrowableOfType(ProbeRefused.class, () -> strict.look("ehr"))
                        .reason())
                .isEqualTo(Reason.NOT_PUBLIC);
        assertThat(EHR.getAllServeEvents()).isEmpty();
    }

    private static Reason refused(String asked) {
        return catchThrowableOfType(ProbeRefused.class, () -> probe().probe(asked))
                .reason();
    }

    private static PartnerProbe probe() {
        return probe("127.0.0.0/8");
    }

    private static PartnerProbe probe(String... networks) {
        return new PartnerProbe(
                registered(),
                OwnProcess.connections(),
                new TrialAddresses(new TrialSettings(List.of(networks))),
                new TestClock(Instant.parse("2026-03-01T10:00:00Z")),
                Duration.ofSeconds(1));
    }

    private static Partners registered() {
        Delivery delivery = new Delivery(
                URI.create(EHR.baseUrl() + "/fhir/$process-message"),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                new Binding.ProcessMessage());
        return PartnerList.of(OwnProcess.partner("ehr", Optional.of(delivery)), OwnProcess.partner("silent"));
    }
}
