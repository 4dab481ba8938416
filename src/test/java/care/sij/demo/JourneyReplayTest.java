package care.sij.demo;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.json.JsonMapper;

class JourneyReplayTest {

    private static final String SEND = "/fhir/$process-message";
    private static final String OK = """
            {"resourceType": "Bundle", "type": "message", "entry": [{"resource":
              {"resourceType": "MessageHeader", "response": {"code": "ok"}}}]}""";
    private static final String REFUSED = """
            {"resourceType": "Bundle", "type": "message", "entry": [
              {"resource": {"resourceType": "MessageHeader", "response": {"code": "fatal-error"}}},
              {"resource": {"resourceType": "OperationOutcome", "issue": [
                {"severity": "error", "code": "invariant", "diagnostics": "needs a side"}]}}]}""";

    @RegisterExtension
    static final WireMockExtension SERVICE = WireMockExtension.newInstance()
            .options(WireMockConfiguration.wireMockConfig().dynamicPort())
            .build();

    private JourneyReplay replay;

    @BeforeEach
    void connect() {
        replay = new JourneyReplay(new PublicFace(
                URI.create(SERVICE.baseUrl()),
                new AccessTokens(client -> "token-of-" + client, Clock.systemUTC()),
                HttpClient.newHttpClient(),
                JsonMapper.builder().build()));
    }

    @Test
    void sendsEveryMessageAsItsClientInOrderToAnEmptyStore() {
        serviceHolds("DocumentReference", 0);
        SERVICE.stubFor(post(urlEqualTo(SEND)).willReturn(okJson(OK)));

        replay.tell(List.of(message("J1", 1, 2, "demo-hospital"), message("J1", 2, 2, "demo-clinic")));

        assertThat(sent())
                .extracting(r -> r.getHeader("Authorization"), LoggedRequest::getBodyAsString)
                .containsExactly(
                        tuple("Bearer token-of-demo-hospital", body("J1", 1)),
                        tuple("Bearer token-of-demo-clinic", body("J1", 2)));
    }

    @Test
    void sendsNothingWhenTheLastFactOfEveryJourneyIsOnRecord() {
        serviceHolds("DocumentReference", 1);

        replay.tell(List.of(message("J1", 1, 1, "demo-clinic"), message("J2", 1, 1, "demo-clinic")));

        assertThat(sent()).isEmpty();
        SERVICE.verify(getRequestedFor(urlPathEqualTo("/fhir/DocumentReference"))
                .withHeader("Authorization", equalTo("Bearer token-of-demo-auditor"))
                .withQueryParam("identifier", equalTo("http://demo-clinic.example.org/document|DOC-J2-1")));
    }

    @Test
    void sendsAllAgainWhenItCannotTellBecauseThatChangesNothing() {
        SERVICE.stubFor(get(urlPathMatching("/fhir/.*")).willReturn(aResponse().withStatus(404)));
        SERVICE.stubFor(post(urlEqualTo(SEND)).willReturn(okJson(OK)));

        replay.tell(List.of(message("J1", 1, 1, "demo-clinic")));

        assertThat(sent()).hasSize(1);
    }

    @Test
    void stopsAtTheFirstMessageThatIsNotAcceptedAndSaysWhich() {
        serviceHolds("DocumentReference", 0);
        SERVICE.stubFor(post(urlEqualTo(SEND)).willReturn(okJson(REFUSED)));

        assertThatThrownBy(() ->
                        replay.tell(List.of(message("J1", 1, 2, "demo-hospital"), message("J1", 2, 2, "demo-clinic"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("J1 01/02 demo-hospital sij-consult-note")
                .hasMessageContaining("fatal-error")
                .hasMessageContaining("needs a side");
        SERVICE.verify(1, postRequestedFor(urlEqualTo(SEND)));
    }

    @Test
    void saysSoWhenTheAnswerIsNotEvenFhir() {
        serviceHolds("DocumentReference", 0);
        SERVICE.stubFor(
                post(urlEqualTo(SEND)).willReturn(aResponse().withStatus(502).withBody("<html>gateway</html>")));

        assertThatThrownBy(() -> replay.tell(List.of(message("J1", 1, 1, "demo-clinic"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("HTTP 502");
    }

    private void serviceHolds(String type, int matches) {
        String entries = matches == 0 ? "" : ", \"entry\": [{}]";
        SERVICE.stubFor(get(urlPathMatching("/fhir/" + type))
                .willReturn(okJson("{\"resourceType\": \"Bundle\", \"type\": \"searchset\"" + entries + "}")));
    }

    private static List<LoggedRequest> sent() {
        return SERVICE.findAll(postRequestedFor(urlEqualTo(SEND))).stream()
                .sorted(Comparator.comparing(LoggedRequest::getLoggedDate))
                .toList();
    }

    private static JourneyMessage message(String journey, int number, int of, String client) {
        return new JourneyMessage(journey, number, of, client, "sij-consult-note", body(journey, number));
    }

    private static String body(String journey, int number) {
        return """
                {"resourceType": "Bundle", "entry": [{"resource": {"resourceType": "MessageHeader"}},
                  {"resource": {"resourceType": "DocumentReference", "identifier": [
                    {"system": "http://demo-clinic.example.org/document", "value": "DOC-%s-%d"}]}}]}""".formatted(journey, number);
    }
}
