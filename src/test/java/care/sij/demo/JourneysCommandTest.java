package care.sij.demo;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.json.JsonMapper;

class JourneysCommandTest {

    private static final String CANONICAL = "http://sij-pathways.example.org/fhir/";
    private static final String PLAN = """
            {"extension": [
              {"url": "%1$sStructureDefinition/sij-stage", "valueCode": "exited"},
              {"url": "%1$sStructureDefinition/sij-exit-reason", "valueCode": "declined"},
              {"url": "%1$sStructureDefinition/sij-laterality", "valueCodeableConcept": {"coding": [{"code": "24028007"}]}}]}""".formatted(CANONICAL);
    private static final String RESPONSE = """
            {"effectiveDateTime": "2023-09-18", "interpretation": [{"coding": [{"code": "POS"}]}],
             "component": [{"valueQuantity": {"value": 75.0}}, {"valueQuantity": {"value": 50.0}}]}""";

    @RegisterExtension
    static final WireMockExtension SERVICE = WireMockExtension.newInstance()
            .options(WireMockConfiguration.wireMockConfig().dynamicPort())
            .build();

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private JourneysCommand command;

    @BeforeEach
    void connect() {
        command = new JourneysCommand(
                port -> new PublicFace(
                        URI.create(SERVICE.baseUrl()),
                        new AccessTokens(client -> "token-of-" + client, Clock.systemUTC()),
                        HttpClient.newHttpClient(),
                        JsonMapper.builder().build()),
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8));
    }

    @Test
    void printsStageReliefDecisionsAndOutcomeOfEachPatient() {
        answers(get(urlPathMatching("/fhir/.*")));
        answers(
                get(urlPathEqualTo("/fhir/Patient"))
                        .withQueryParam("identifier", equalTo("http://demo-hospital.example.org/mrn|SYN-003")),
                "{\"id\": \"p3\"}");
        answers(get(urlPathEqualTo("/fhir/CarePlan")).withQueryParam("patient", equalTo("p3")), PLAN);
        answers(
                get(urlPathEqualTo("/fhir/Observation"))
                        .withQueryParam("code", equalTo(CANONICAL + "CodeSystem/sij-observation|block-response")),
                RESPONSE);
        answers(
                get(urlPathEqualTo("/fhir/Observation"))
                        .withQueryParam(
                                "code", equalTo(CANONICAL + "CodeSystem/sij-observation|fusion-success-composite")),
                "{\"valueCodeableConcept\": {\"coding\": [{\"code\": \"success\"}]}}");
        answers(
                get(urlPathEqualTo("/fhir/GuidanceResponse")),
                receipt("c", "met"),
                receipt("b", "unmet"),
                receipt("a", "met"));

        assertThat(command.run(List.of())).isZero();
        assertThat(out.toString(UTF_8).lines())
                .containsExactly(
                        "SYNTHETIC: no real person.",
                        "SYN-001  not on record",
                        "SYN-002  not on record",
                        "SYN-003  right SI joint: exited, declined",
                        "  2023-09-18  relief 75.0 / 50.0%  POS",
                        "  met: a, c",
                        "  unmet: b",
                        "  outcome at six months: success");
    }

    @Test
    void saysWhyItCannotPrint() {
        SERVICE.stubFor(get(urlPathMatching("/fhir/.*")).willReturn(serverError()));

        assertThat(command.run(List.of())).isEqualTo(1);
        assertThat(err.toString(UTF_8)).contains("HTTP 500");
    }

    @Test
    void refusesAPortThatIsNone() {
        assertThat(command.run(List.of("--server.port=x"))).isEqualTo(1);
        assertThat(err.toString(UTF_8)).contains("must be a number");
    }

    private static void answers(MappingBuilder request, String... resources) {
        String entries = Stream.of(resources)
                .map(resource -> "{\"resource\": " + resource + "}")
                .collect(Collectors.joining(","));
        SERVICE.stubFor(request.willReturn(okJson("{\"entry\": [" + entries + "]}")));
    }

    private static String receipt(String policy, String result) {
        return """
                {"moduleCanonical": "%sPlanDefinition/%s|1.0.0", "contained": [{"parameter": [
                  {"name": "result", "valueCode": "%s"}]}]}""".formatted(CANONICAL, policy, result);
    }
}
