package care.sij.exchange.delivery;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import care.sij.support.Answer;
import care.sij.support.DemoPartner;
import care.sij.support.Journey;
import care.sij.support.SecondProcess;
import care.sij.support.SimulatedPartner;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Watching over deliveries: listing, holding, sending again. */
class DeskIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final SimulatedPartner HOSPITAL = SimulatedPartner.start();
    private static SecondProcess service;

    @BeforeAll
    static void start() throws SQLException {
        service = SecondProcess.start(
                "--sij.partners.demo-hospital.delivery.endpoint=" + HOSPITAL.endpoint(),
                "--sij.partners.demo-hospital.delivery.events=sij-referral-response,sij-appointment-notice");
    }

    @AfterAll
    static void stop() {
        service.close();
        HOSPITAL.close();
    }

    @Test
    void sendsARefusedMessageAgainAsANewOneThatIsLinkedToIt() {
        Journey journey = journey("refused");
        HOSPITAL.answersFirst(journey.patient(), aResponse().withStatus(422));
        tell(journey, 0, 1);
        String refused = id(awaited(journey, 1).get(0));
        JsonNode dead = awaitedState(refused, "dead");
        assertThat(part(dead, "reason")).isEqualTo("refused");
        assertThat(part(dead, "attempts")).isEqualTo("1");

        String path = "/fhir/$send-again?partner=demo-hospital&message=" + refused;
        assertThat(listed(post("demo-clinic", path + "&dry-run=true"))).hasSize(1);
        assertThat(HOSPITAL.received(journey.patient())).hasSize(1);
        assertThat(listed(post("demo-clinic", path))).hasSize(1);

        String anew = id(awaited(journey, 2).get(1));
        assertThat(anew).isNotEqualTo(refused);
        assertThat(part(awaitedState(anew, "delivered"), "replaces")).isEqualTo(refused);
        assertThat(part(awaitedState(refused, "replaced"), "reason")).isEqualTo("refused");
        assertThat(listed(post("demo-clinic", path))).isEmpty();
    }

    @Test
    void sendsWhatFoundNoEndpointAgainAsItWas() {
        Journey journey = journey("lost");
        HOSPITAL.answersFirst(journey.patient(), aResponse().withStatus(404));
        tell(journey, 0, 1);
        String lost = id(awaited(journey, 1).get(0));
        awaitedState(lost, "dead");
        String asked = "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"partner\",\"valueString\":"
                + "\"demo-hospital\"},{\"name\":\"message\",\"valueId\":\"" + lost + "\"}]}";
        assertThat(listed(service.partner("demo-clinic").call("POST", "/fhir/$send-again", asked)))
                .hasSize(1);
        awaitedState(lost, "delivered");
        assertThat(HOSPITAL.received(journey.patient()))
                .hasSize(2)
                .containsOnly(HOSPITAL.received(journey.patient()).get(0));
    }

    @Test
    void holdsWhatIsToldUntilItIsReleased() {
        assertThat(post("demo-clinic", "/fhir/$hold-deliveries?partner=demo-hospital")
                        .statusCode())
                .isEqualTo(204);
        Journey journey = journey("held");
        try {
            tell(journey, 0, 1);
            JsonNode waiting = newest("waiting");
            assertThat(part(waiting, "attempts")).isEqualTo("0");
            assertThat(HOSPITAL.received(journey.patient())).isEmpty();
        } finally {
            assertThat(post("demo-clinic", "/fhir/$release-deliveries?partner=demo-hospital")
                            .statusCode())
                    .isEqualTo(204);
        }
        awaited(journey, 1);
    }

    @Test
    void isForTheClinicOnlyAndShowsOthersTheirOwn() {
        Journey journey = journey("own");
        tell(journey, 0, 1);
        String heard = id(awaited(journey, 1).get(0));
        awaitedState(heard, "delivered");
        assertThat(post("demo-hospital", "/fhir/$send-again?partner=demo-hospital")
                        .statusCode())
                .isEqualTo(403);
        assertThat(post("demo-hospital", "/fhir/$hold-deliveries?partner=demo-clinic")
                        .statusCode())
                .isEqualTo(403);
        assertThat(all("demo-hospital", "state=delivered"))
                .extracting(item -> part(item, "id"))
                .contains(heard);
        assertThat(all("demo-payer", "partner=demo-hospital")).isEmpty();
        assertThat(post("demo-clinic", "/fhir/$send-again?partner=demo-hospital&dry-run=True")
                        .statusCode())
                .isEqualTo(400);
        assertThat(post("demo-clinic", "/fhir/$send-again?partner=nobody").statusCode())
                .isEqualTo(400);
        assertThat(service.partner("demo-clinic")
                        .get("/fhir/$deliveries?state=lost")
                        .statusCode())
                .isEqualTo(400);
        assertThat(service.partner("demo-clinic")
                        .get("/fhir/$deliveries?patient=1")
                        .statusCode())
                .isEqualTo(400);
    }

    /** The account of disclosures of 45 CFR 164.528: to whom, when, what, of whom, in one search. */
    @Test
    void tellsAuditorsWhatWasDisclosedOfAPatient() {
        Journey journey = journey("disclosed");
        tell(journey, 0, 1);
        String heard = id(awaited(journey, 1).get(0));
        awaitedState(heard, "delivered");
        String patient = service.partner("demo-auditor")
                .search("Patient?identifier=http://demo-hospital.example.org/mrn%7C" + journey.patient())
                .get(0)
                .path("id")
                .asString();
        List<JsonNode> disclosures =
                service.partner("demo-auditor").search("AuditEvent?type=110106&patient=" + patient);
        assertThat(disclosures).hasSize(1);
        JsonNode disclosure = disclosures.get(0);
        assertThat(disclosure.path("meta").path("profile").path(0).asString())
                .endsWith("/IHE.BasicAudit.PrivacyDisclosure.Source");
        assertThat(disclosure.path("subtype").findValuesAsString("code"))
                .containsExactly("disclose", "sij-referral-response");
        assertThat(disclosure.path("outcome").asString()).isEqualTo("0");
        JsonNode recipient = disclosure.path("agent").path(0);
        assertThat(recipient.path("type").path("coding").path(0).path("code").asString())
                .isEqualTo("110152");
        assertThat(recipient.path("who").path("identifier").path("value").asString())
                .isEqualTo("demo-hospital");
        assertThat(recipient.path("network").path("address").asString()).isEqualTo(HOSPITAL.endpoint());
        assertThat(disclosure.path("agent").path(1).path("who"))
                .isEqualTo(disclosure.path("source").path("observer"));
        assertThat(disclosure
                        .path("entity")
                        .path(0)
                        .path("what")
                        .path("identifier")
                        .path("value")
                        .asString())
                .isEqualTo(heard);
        assertThat(disclosure.path("entity").findValuesAsString("reference"))
                .startsWith("Patient/" + patient)
                .anyMatch(one -> one.startsWith("Task/"));
        assertThat(service.partner("demo-hospital").search("AuditEvent?type=110106&patient=" + patient))
                .hasSize(1);
        assertThat(service.partner("demo-clinic").search("AuditEvent?type=110106&patient=" + patient))
                .isEmpty();
    }

    private static Journey journey(String word) {
        return Journey.named("J1").about("SYN-001-desk-" + word);
    }

    private static void tell(Journey journey, int... places) {
        for (int place : places) {
            Journey.Message message = journey.messages().get(place);
            assertThat(Answer.of(service.partner(message.client()).send(message.json()))
                            .code())
                    .isEqualTo("ok");
        }
    }

    private static List<String> awaited(Journey journey, int count) {
        Awaitility.await()
                .pollInSameThread()
                .atMost(Duration.ofSeconds(30))
                .until(() -> HOSPITAL.received(journey.patient()).size() >= count);
        return HOSPITAL.received(journey.patient());
    }

    private static JsonNode awaitedState(String messageId, String state) {
        return Awaitility.await()
                .pollInSameThread()
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> all("demo-clinic", "partner=demo-hospital&state=" + state).stream()
                                .filter(item -> part(item, "id").equals(messageId))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static JsonNode newest(String state) {
        List<JsonNode> all = all("demo-clinic", "partner=demo-hospital&state=" + state);
        return all.get(all.size() - 1);
    }

    private static List<JsonNode> all(String client, String query) {
        DemoPartner partner = service.partner(client);
        List<JsonNode> items = new java.util.ArrayList<>();
        Optional<String> next = Optional.of("/fhir/$deliveries?_count=2&" + query);
        while (next.isPresent()) {
            HttpResponse<byte[]> page = partner.get(next.get());
            assertThat(page.statusCode()).isEqualTo(200);
            items.addAll(listed(page));
            next = parameters(page).stream()
                    .filter(parameter -> parameter.path("name").asString().equals("next"))
                    .map(parameter -> parameter.path("valueUri").asString())
                    .map(url -> url.substring(url.indexOf("/fhir/")))
                    .findFirst();
        }
        return items;
    }

    private static HttpResponse<byte[]> post(String client, String path) {
        return service.partner(client).call("POST", path, "");
    }

    private static List<JsonNode> listed(HttpResponse<byte[]> response) {
        return parameters(response).stream()
                .filter(parameter -> parameter.path("name").asString().equals("message"))
                .toList();
    }

    private static List<JsonNode> parameters(HttpResponse<byte[]> response) {
        JsonNode body = JSON.readTree(new String(response.body(), StandardCharsets.UTF_8));
        return StreamSupport.stream(body.path("parameter").spliterator(), false).toList();
    }

    private static String part(JsonNode item, String name) {
        return StreamSupport.stream(item.path("part").spliterator(), false)
                .filter(part -> part.path("name").asString().equals(name))
                .map(part -> part.properties().stream()
                        .filter(property -> property.getKey().startsWith("value"))
                        .map(property -> property.getValue().asString())
                        .findFirst()
                        .orElseThrow())
                .findFirst()
                .orElse("");
    }

    private static String id(String message) {
        return SimulatedPartner.header(message).path("id").asString();
    }
}
