package care.sij.exchange.message;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import care.sij.exchange.message.LateAnswers.Arrival;
import care.sij.exchange.outbound.OwnProcess;
import care.sij.partner.Binding;
import care.sij.partner.Delivery;
import care.sij.partner.Delivery.BackendAccess;
import care.sij.partner.Partner;
import care.sij.record.Bytes;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** To which addresses a late answer goes with a token of ours. */
class LateAnswersIT {

    private static final Answer ANSWER = new Answer(Answer.Code.OK, Bytes.utf8("{}"));

    @RegisterExtension
    static final WireMockExtension HOSPITAL = server();

    @RegisterExtension
    static final WireMockExtension ELSEWHERE = server();

    private final LateAnswers answers = new LateAnswers(OwnProcess.connections(), OwnProcess.tokens(Clock.systemUTC()));

    @Test
    void carryATokenToTheServerOfDeliveries() {
        tokens("first", "second");
        HOSPITAL.stubFor(post(urlEqualTo("/answers")).willReturn(aResponse().withStatus(200)));

        assertThat(deliver(secured(), HOSPITAL.baseUrl() + "/answers")).isEqualTo(Arrival.DELIVERED);

        assertThat(authorizations(HOSPITAL, "/answers")).containsExactly("Bearer first");
    }

    @Test
    void carryNoneToAnotherServerAndNoneWhenNoneIsAskedFor() {
        ELSEWHERE.stubFor(post(urlEqualTo("/answers")).willReturn(aResponse().withStatus(200)));
        HOSPITAL.stubFor(post(urlEqualTo("/answers")).willReturn(aResponse().withStatus(200)));

        assertThat(deliver(secured(), ELSEWHERE.baseUrl() + "/answers")).isEqualTo(Arrival.DELIVERED);
        assertThat(deliver(OwnProcess.partner("st-mary"), HOSPITAL.baseUrl() + "/answers"))
                .isEqualTo(Arrival.DELIVERED);

        ELSEWHERE.verify(1, postRequestedFor(urlEqualTo("/answers")).withoutHeader("Authorization"));
        HOSPITAL.verify(1, postRequestedFor(urlEqualTo("/answers")).withoutHeader("Authorization"));
        HOSPITAL.verify(0, postRequestedFor(urlEqualTo("/token")));
    }

    @Test
    void areSentAgainOnceWithANewTokenWhenTheFirstIsNotAccepted() {
        tokens("first", "second");
        HOSPITAL.stubFor(post(urlEqualTo("/answers")).willReturn(aResponse().withStatus(401)));
        HOSPITAL.stubFor(post(urlEqualTo("/answers"))
                .withHeader("Authorization", equalTo("Bearer second"))
                .willReturn(aResponse().withStatus(202)));

        assertThat(deliver(secured(), HOSPITAL.baseUrl() + "/answers")).isEqualTo(Arrival.DELIVERED);

        assertThat(authorizations(HOSPITAL, "/answers")).containsExactly("Bearer first", "Bearer second");
    }

    @Test
    void waitWhenNoTokenIsAccepted() {
        tokens("first", "second");
        HOSPITAL.stubFor(post(urlEqualTo("/answers")).willReturn(aResponse().withStatus(401)));

        assertThat(deliver(secured(), HOSPITAL.baseUrl() + "/answers")).isEqualTo(Arrival.FAILED);

        assertThat(authorizations(HOSPITAL, "/answers")).hasSize(2);
    }

    @Test
    void waitWhenThereIsNoToken() {
        HOSPITAL.stubFor(post(urlEqualTo("/token")).willReturn(aResponse().withStatus(400)));

        assertThat(deliver(secured(), HOSPITAL.baseUrl() + "/answers")).isEqualTo(Arrival.FAILED);

        HOSPITAL.verify(0, postRequestedFor(urlEqualTo("/answers")));
    }

    private Arrival deliver(Partner partner, String address) {
        return answers.deliver(ANSWER, partner, address, "req-1");
    }

    private static Partner secured() {
        URI endpoint = URI.create(HOSPITAL.baseUrl() + "/fhir/$process-message");
        BackendAccess access =
                new BackendAccess(URI.create(HOSPITAL.baseUrl() + "/token"), "sij", "system/MessageHeader.c");
        return OwnProcess.partner(
                "st-mary",
                Optional.of(new Delivery(
                        endpoint,
                        List.of(),
                        List.of(),
                        Optional.of(access),
                        Optional.empty(),
                        new Binding.ProcessMessage())));
    }

    private static void tokens(String first, String second) {
        HOSPITAL.stubFor(post(urlEqualTo("/token"))
                .inScenario("tokens")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(aResponse().withBody("{\"access_token\":\"" + first + "\",\"expires_in\":300}"))
                .willSetStateTo("next"));
        HOSPITAL.stubFor(post(urlEqualTo("/token"))
                .inScenario("tokens")
                .whenScenarioStateIs("next")
                .willReturn(aResponse().withBody("{\"access_token\":\"" + second + "\",\"expires_in\":300}")));
    }

    private static List<String> authorizations(WireMockExtension server, String path) {
        return server.findAll(postRequestedFor(urlEqualTo(path))).stream()
                .map(LateAnswersIT::authorization)
                .toList();
    }

    private static String authorization(LoggedRequest request) {
        return request.getHeader("Authorization");
    }

    private static WireMockExtension server() {
        return WireMockExtension.newInstance()
                .options(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"))
                .build();
    }
}
