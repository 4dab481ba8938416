package care.sij.journey;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static org.assertj.core.api.Assertions.assertThat;

import care.sij.fhir.FhirJson;
import care.sij.fhir.FhirXml;
import care.sij.record.Bytes;
import care.sij.support.Answer;
import care.sij.support.DemoPartner;
import care.sij.support.Journey;
import care.sij.support.Letter;
import care.sij.support.PartnerEndpoint;
import care.sij.support.WholeService;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** When, how and where a message is answered. */
class AnswerIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String OPERATION = "/fhir/$process-message";
    private static final String RESPONSE_REQUEST =
            "http://hl7.org/fhir/StructureDefinition/messageheader-response-request";
    private static final int REQUEST = 0;

    private final DemoPartner hospital = WholeService.partner("demo-hospital");
    private final HttpClient http = HttpClient.newHttpClient();

    @ParameterizedTest
    @CsvSource({
        "always, good, 200", "always, bad, 200", "on-error, good, 204", "on-error, bad, 200",
        "never, good, 204", "never, bad, 204", "on-success, good, 200", "on-success, bad, 204",
    })
    void answersWhenTheSenderAsksForIt(String wish, String content, int status) {
        Letter letter = Letter.from(request("wish-" + wish + "-" + content))
                .each(
                        "MessageHeader",
                        header -> header.putArray("extension")
                                .addObject()
                                .put("url", RESPONSE_REQUEST)
                                .put("valueCode", wish));
        if (content.equals("bad")) {
            letter.each("Patient", patient -> patient.remove("identifier"));
        }
        HttpResponse<byte[]> response = hospital.send(letter.message().json());
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body().length == 0).isEqualTo(status == 204);
    }

    @Test
    void refusesAWishItDoesNotKnow() {
        Letter letter = Letter.from(request("wish-unknown"))
                .each(
                        "MessageHeader",
                        header -> header.putArray("extension")
                                .addObject()
                                .put("url", RESPONSE_REQUEST)
                                .put("valueCode", "sometimes"));
        HttpResponse<byte[]> response = hospital.send(letter.message().json());
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Answer.of(response).text()).contains("Bundle.entry[0].resource.extension", "on-error");
    }

    @Test
    void mirrorsTheRequestsIds() throws Exception {
        HttpResponse<byte[]> response = exchange(hospital.authorized(OPERATION)
                .header("Content-Type", "application/fhir+json")
                .header("X-Request-Id", "req-1")
                .header("X-Correlation-Id", "corr-1")
                .POST(HttpRequest.BodyPublishers.ofString(request("ids").json()))
                .build());
        assertThat(response.headers().firstValue("X-Request-Id")).contains("req-1");
        assertThat(response.headers().firstValue("X-Correlation-Id")).contains("corr-1");
    }

    @Test
    void mirrorsTheRequestsIdOfWhoIsTurnedAwayAndNothingThatIsNoId() throws Exception {
        HttpResponse<byte[]> stranger = exchange(HttpRequest.newBuilder(URI.create(WholeService.baseUrl() + OPERATION))
                .header("X-Request-Id", "req-2")
                .header("X-Correlation-Id", "Jane Doe, born 1970")
                .POST(HttpRequest.BodyPublishers.noBody())
                .build());
        assertThat(stranger.statusCode()).isEqualTo(401);
        assertThat(stranger.headers().firstValue("X-Request-Id")).contains("req-2");
        assertThat(stranger.headers().firstValue("X-Correlation-Id")).isEmpty();
    }

    @Test
    void takesAndAnswersXml() throws Exception {
        Bundle bundle =
                WholeService.bean(FhirJson.class).read(Bytes.utf8(request("xml").json()), Bundle.class);
        String xml = WholeService.bean(FhirXml.class).encode(bundle);
        HttpResponse<byte[]> response = exchange(hospital.authorized(OPERATION)
                .header("Content-Type", "application/fhir+xml; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofString(xml))
                .build());
        assertThat(Answer.of(response).text()).contains("<code value=\"ok\">");
        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/fhir+xml");
    }

    @ParameterizedTest
    @CsvSource({
        "?async=perhaps",
        "?response-url=http://demo-hospital.example.org/x",
        "?async=true&response-url=http://elsewhere.example.org/x",
        "?x=SYN-001"
    })
    void refusesAQueryItCannotFollow(String query) {
        HttpResponse<byte[]> response =
                hospital.call("POST", OPERATION + query, request("query").json());
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Answer.of(response).text()).contains("OperationOutcome").doesNotContain("SYN-001");
    }

    @Test
    void takesCustodyAndBringsTheAnswerLater() {
        PartnerEndpoint.server()
                .stubFor(post(urlEqualTo("/taken")).willReturn(aResponse().withStatus(200)));
        Journey.Message request = request("async");
        HttpResponse<byte[]> response = hospital.call("POST", later("/taken"), request.json());
        assertThat(response.statusCode()).isEqualTo(202);
        LoggedRequest late = Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> answersTo(request, "/taken"), answers -> !answers.isEmpty())
                .get(0);
        assertThat(late.getHeader("Content-Type")).startsWith("application/fhir+json");
        assertThat(hospital.send(request.json()).body())
                .as("the answer that a resend gets at once")
                .isEqualTo(late.getBody());
    }

    @Test
    void bringsTheAnswerAgainUntilItArrives() {
        PartnerEndpoint.server()
                .stubFor(post(urlEqualTo("/stumbling"))
                        .inScenario("stumbling")
                        .whenScenarioStateIs(STARTED)
                        .willReturn(aResponse().withStatus(503))
                        .willSetStateTo("up"));
        PartnerEndpoint.server()
                .stubFor(post(urlEqualTo("/stumbling"))
                        .inScenario("stumbling")
                        .whenScenarioStateIs("up")
                        .willReturn(aResponse().withStatus(202)));
        Journey.Message request = request("stumbling");
        assertThat(hospital.call("POST", later("/stumbling"), request.json()).statusCode())
                .isEqualTo(202);
        List<LoggedRequest> both = Awaitility.await()
                .atMost(Duration.ofSeconds(40))
                .until(() -> answersTo(request, "/stumbling"), answers -> answers.size() > 1);
        assertThat(both.get(0).getBody()).isEqualTo(both.get(1).getBody());
    }

    @Test
    void tellsAtOnceWhoMayNotSendSo() {
        Journey.Message foreign = Letter.from(request("foreign"))
                .each(
                        "MessageHeader",
                        header -> ((ObjectNode) header.path("source"))
                                .put("endpoint", "http://demo-clinic.example.org/fhir/$process-message"))
                .message();
        HttpResponse<byte[]> response = hospital.call("POST", later("/taken"), foreign.json());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(Answer.of(response).text()).contains("fatal-error", "SEND_FOREIGN_SOURCE");
    }

    private static List<LoggedRequest> answersTo(Journey.Message request, String path) {
        String id = JSON.readTree(request.json())
                .path("entry")
                .path(0)
                .path("resource")
                .path("id")
                .asString();
        return PartnerEndpoint.posted(path).stream()
                .filter(posted -> JSON.readTree(posted.getBody())
                        .path("entry")
                        .path(0)
                        .path("resource")
                        .path("response")
                        .path("identifier")
                        .asString()
                        .equals(id))
                .toList();
    }

    private static String later(String path) {
        return OPERATION + "?async=true&response-url="
                + URLEncoder.encode(PartnerEndpoint.url(path), StandardCharsets.UTF_8);
    }

    private HttpResponse<byte[]> exchange(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    private static Journey.Message request(String salt) {
        return Journey.named("J1").about("SYN-001-answer-" + salt).messages().get(REQUEST);
    }
}
