package care.sij.journey;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.support.DemoPartner;
import care.sij.support.Journey;
import care.sij.support.PlanPrint;
import care.sij.support.WholeService;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Sending and then correcting gives the plan of never having sent (DESIGN 2). */
class CorrectionIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int FIRST_BLOCK = 6;

    private final DemoPartner auditor = WholeService.partner("demo-auditor");

    @Test
    void forgetsABlockThatWasEnteredInError() {
        Journey never = journey("never-sent", List.of(0, 1, 2, 3, 4, 5));
        Journey corrected = journey("sent-in-error", List.of(0, 1, 2, 3, 4, 5, FIRST_BLOCK));
        never.messages().forEach(CorrectionIT::send);
        corrected.messages().forEach(CorrectionIT::send);
        assertThat(print(corrected)).isNotEqualTo(print(never));
        send(withdrawn(corrected.messages().get(FIRST_BLOCK)));
        assertThat(print(corrected)).isEqualTo(print(never));
    }

    @Test
    void takesTheCorrectedValueAsIfTheWrongOneHadNeverBeenSent() {
        Journey right = journey("right-at-once", List.of(0, 1, 2, 3, 6));
        Journey corrected = journey("corrected", List.of(0, 1, 2, 3, 6));
        right.messages().forEach(CorrectionIT::send);
        List<Journey.Message> messages = corrected.messages();
        messages.subList(0, 4).forEach(CorrectionIT::send);
        Journey.Message block = messages.get(4);
        send(new Journey.Message(
                block.client(),
                block.event(),
                block.json().replaceAll("\"valueInteger\"\\s*:\\s*1\\b", "\"valueInteger\": 6")));
        assertThat(print(corrected)).isNotEqualTo(print(right));
        send(later(block));
        assertThat(print(corrected)).isEqualTo(print(right));
    }

    private String print(Journey journey) {
        return PlanPrint.of(auditor, journey, "SYN-001");
    }

    private static Journey journey(String purpose, List<Integer> places) {
        return Journey.named("J1")
                .only(places.stream().mapToInt(Integer::intValue).toArray())
                .about("SYN-001-" + purpose);
    }

    /** The same message sent once more, a minute later, as a new one. */
    private static Journey.Message later(Journey.Message message) {
        return text(again(message), message);
    }

    private static Journey.Message withdrawn(Journey.Message message) {
        ObjectNode bundle = again(message);
        for (JsonNode entry : bundle.path("entry")) {
            String type = entry.path("resource").path("resourceType").asString();
            if (List.of("Procedure", "Observation").contains(type)) {
                ((ObjectNode) entry.path("resource")).put("status", "entered-in-error");
            }
        }
        return text(bundle, message);
    }

    private static ObjectNode again(Journey.Message message) {
        ObjectNode bundle = (ObjectNode) JSON.readTree(message.json());
        renew(bundle);
        bundle.put("timestamp", bundle.path("timestamp").asString().replaceFirst("T(\\d\\d):\\d\\d", "T$1:59"));
        renew((ObjectNode) bundle.path("entry").path(0).path("resource"));
        return bundle;
    }

    private static void renew(ObjectNode resource) {
        byte[] name = (resource.path("id").asString() + " again").getBytes(StandardCharsets.UTF_8);
        resource.put("id", UUID.nameUUIDFromBytes(name).toString());
    }

    private static Journey.Message text(ObjectNode bundle, Journey.Message message) {
        return new Journey.Message(message.client(), message.event(), JSON.writeValueAsString(bundle));
    }

    private static void send(Journey.Message message) {
        HttpResponse<byte[]> answer = WholeService.partner(message.client()).send(message.json());
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("\"code\":\"ok\"");
    }
}
