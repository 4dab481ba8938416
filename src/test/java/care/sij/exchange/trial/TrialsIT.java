package care.sij.exchange.trial;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;

import care.sij.access.token.TestClient;
import care.sij.exchange.Trials;
import care.sij.exchange.Trials.Answer;
import care.sij.exchange.Trials.Verdict;
import care.sij.partner.PartnerRegister;
import care.sij.support.WholeService;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.nimbusds.jose.jwk.JWKSet;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a trial lets be seen of a server that people choose: never its words, and nothing of where it may not go. */
class TrialsIT {

    private static final String ID = "trial-hospital";
    private static final String FHIR = "application/fhir+json";
    private static final String SECRET = "secret-of-the-inside";
    private static final String OUTCOME = "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\","
            + "\"code\":\"security\",\"diagnostics\":\"" + SECRET
            + "\"},{\"severity\":\"warning\",\"code\":\"throttled\"}]}";
    private static final WireMockServer SERVER = server();
    private static final WireMockServer ELSEWHERE = server();

    private static WireMockServer server() {
        return new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
    }

    @BeforeAll
    static void start() {
        SERVER.start();
        ELSEWHERE.start();
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
        ELSEWHERE.stop();
    }

    @BeforeEach
    void reset() {
        SERVER.resetAll();
        ELSEWHERE.resetAll();
    }

    static Stream<Arguments> answers() {
        return Stream.of(
                Arguments.of(
                        aResponse().withStatus(302).withHeader("Location", ELSEWHERE.baseUrl() + "/fhir"),
                        "not-there",
                        302,
                        "not said",
                        ""),
                Arguments.of(
                        aResponse()
                                .withHeader("Content-Type", "text/html; charset=utf-8")
                                .withBody("<script>alert('" + SECRET + "')</script>"),
                        "unintelligible",
                        200,
                        "text/html",
                        ""),
                Arguments.of(
                        aResponse().withHeader("Content-Type", FHIR).withBody("x".repeat(5 * 1024 * 1024)),
                        "unintelligible",
                        200,
                        FHIR,
                        ""),
                Arguments.of(
                        aResponse().withHeader("Content-Type", "text/" + SECRET).withBody(SECRET),
                        "unintelligible",
                        200,
                        "of another kind",
                        ""),
                Arguments.of(
                        aResponse()
                                .withStatus(422)
                                .withHeader("Content-Type", FHIR)
                                .withBody(OUTCOME),
                        "refused",
                        422,
                        FHIR,
                        "error: security, warning: throttled"));
    }

    static Stream<Arguments> slowAnswers() {
        return Stream.of(
                Arguments.of(aResponse().withFixedDelay(6_000)),
                Arguments.of(aResponse().withBody(OUTCOME).withChunkedDribbleDelay(20, 6_000)));
    }

    @ParameterizedTest
    @MethodSource("slowAnswers")
    void waitsNoLongerThanADeliveryDoes(ResponseDefinitionBuilder given) {
        SERVER.stubFor(any(anyUrl()).willReturn(given));

        Answer answer = tried(SERVER.baseUrl() + "/fhir/$process-message", "", "1s");

        assertThat(answer.reason()).isEqualTo("silent");
        assertThat(answer.mediaType()).isEqualTo("no answer");
        assertThat(answer.took()).isLessThan(Duration.ofSeconds(5));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void tellsOfAnAnswerWhatHasNoForeignWords(
            ResponseDefinitionBuilder given, String reason, int http, String mediaType, String said) {
        SERVER.stubFor(any(anyUrl()).willReturn(given));

        Answer answer = tried(SERVER.baseUrl() + "/fhir/$process-message", "");

        assertThat(answer.verdict()).isEqualTo(Verdict.NOT_WELL);
        assertThat(answer.reason()).isEqualTo(reason);
        assertThat(answer.http()).isEqualTo(http);
        assertThat(answer.mediaType()).isEqualTo(mediaType);
        assertThat(String.join(", ", answer.said())).isEqualTo(said);
        assertThat(answer.toString()).doesNotContain(SECRET);
        assertThat(ELSEWHERE.getAllServeEvents()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"?token=1", "?", "#there"})
    void sendsNothingToAnAddressThatIsNotPlain(String end) {
        Answer answer = tried(SERVER.baseUrl() + "/fhir/$process-message" + end, "");

        assertThat(answer.reason()).contains("query");
        assertThat(SERVER.getAllServeEvents()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://10.255.255.1/fhir",
                "https://169.254.169.254/latest/meta-data",
                "https://192.168.255.1/fhir",
                "https://[fe80::1]/fhir",
                "https://[fd00::1]/fhir"
            })
    void sendsNothingIntoANetworkThatIsNotPublic(String address) {
        assertThat(tried(address, "").reason()).contains("sij.trials.networks");
        assertThat(tried(
                                SERVER.baseUrl() + "/fhir/$process-message",
                                ", token-url: '" + address + "', client-id: us, scope: system/*.c")
                        .reason())
                .contains("sij.trials.networks");
        assertThat(SERVER.getAllServeEvents()).isEmpty();
    }

    @Test
    void asksNoListenerInANetworkThatIsNotPublic() {
        assertThat(tried(
                                "mllps://10.255.255.1:6661",
                                ", channel: hl7v2, profile: generic-v2," + " hl7v2: {application: EHR, facility: WEST}")
                        .reason())
                .contains("sij.trials.networks");
    }

    private static Answer tried(String endpoint, String more) {
        return tried(endpoint, more, "30s");
    }

    private static Answer tried(String endpoint, String more, String patience) {
        String yaml =
                "role: hospital\norganization: Tried\nscopes: [system/MessageHeader.c]\nidentifier-systems: ['http://"
                        + ID + ".example.org/*']\njwks: '"
                        + new JWKSet(TestClient.withEc(ID).key().toPublicJWK())
                        + "'\nretry: {answer-within: " + patience + "}\ndelivery: {endpoint: '" + endpoint + "'" + more
                        + "}\n";
        return WholeService.bean(Trials.class)
                .send(WholeService.bean(PartnerRegister.class).tried(ID, yaml));
    }
}
