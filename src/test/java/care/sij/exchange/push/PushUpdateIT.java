package care.sij.exchange.push;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.support.Answer;
import care.sij.support.Journey;
import care.sij.support.SecondProcess;
import care.sij.support.SimulatedEhr;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is corrected is changed where it was written, and what is told again as it was is not written again. */
class PushUpdateIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern UUIDS =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final SimulatedEhr EPIC = SimulatedEhr.epicLike();
    private static SecondProcess service;

    @BeforeAll
    static void start() throws SQLException {
        service = SecondProcess.start(
                "--sij.partners.demo-hospital.delivery.endpoint=" + EPIC.base(),
                "--sij.partners.demo-hospital.delivery.channel=fhir-rest",
                "--sij.partners.demo-hospital.delivery.profile=epic",
                "--sij.partners.demo-hospital.delivery.events=sij-injection-outcome",
                "--sij.delivery.answer-within=4s");
    }

    @AfterAll
    static void stop() {
        service.close();
        EPIC.close();
    }

    @Test
    void changesWhatWasCorrectedAndNothingElse() {
        Journey journey = Journey.named("J1").about("SYN-001-ehr-corrected");
        for (int place : new int[] {0, 1, 6}) {
            tell(
                    journey.messages().get(place).client(),
                    journey.messages().get(place).json());
        }
        int observations = awaitNotes(journey, 1);
        tell("demo-clinic", corrected(journey.messages().get(6).json()));
        Awaitility.await()
                .pollInSameThread()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(EPIC.held("Observation", journey.patient()))
                        .filteredOn(held -> held.path("status").asString().equals("corrected"))
                        .singleElement()
                        .satisfies(held -> assertThat(
                                        held.path("meta").path("versionId").asString())
                                .isEqualTo("2")));
        awaitNotes(journey, 2);
        assertThat(EPIC.held("Observation", journey.patient())).hasSize(observations);
        assertThat(EPIC.held("Procedure", journey.patient()))
                .singleElement()
                .satisfies(
                        held -> assertThat(held.path("meta").path("versionId").asString())
                                .isEqualTo("1"));
    }

    private static int awaitNotes(Journey journey, int messages) {
        Awaitility.await()
                .pollInSameThread()
                .atMost(Duration.ofSeconds(60))
                .until(() -> EPIC.held("DocumentReference", journey.patient()).size() >= messages + 1
                        && !EPIC.held("Procedure", journey.patient()).isEmpty());
        return EPIC.held("Observation", journey.patient()).size();
    }

    /** The same message a minute later, with one Observation corrected. */
    private static String corrected(String json) {
        ObjectNode bundle = (ObjectNode) JSON.readTree(UUIDS.matcher(json)
                .replaceAll(id -> UUID.nameUUIDFromBytes(("corrected" + id.group()).getBytes(StandardCharsets.UTF_8))
                        .toString()));
        bundle.put("timestamp", bundle.path("timestamp").asString().replaceFirst("T..", "T23"));
        ObjectNode observation = (ObjectNode) bundle.path("entry").values().stream()
                .map(entry -> entry.path("resource"))
                .filter(resource ->
                        "Observation".equals(resource.path("resourceType").asString()))
                .findFirst()
                .orElseThrow();
        observation.put("status", "corrected");
        return bundle.toString();
    }

    private static void tell(String client, String json) {
        assertThat(Answer.of(service.partner(client).send(json)).code()).isEqualTo("ok");
    }
}
