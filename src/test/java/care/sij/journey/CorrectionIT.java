package care.sij.journey;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.support.DemoPartner;
import care.sij.support.Journey;
import care.sij.support.Letter;
import care.sij.support.PlanPrint;
import care.sij.support.Recorded;
import care.sij.support.WholeService;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Sending and then correcting gives the plan of never having sent (DESIGN 2). */
class CorrectionIT {

    private static final int FIRST_BLOCK = 6;
    private static final String A_DAY_LATER = "2023-07-25T08:00:00-04:00";

    private final DemoPartner auditor = WholeService.partner("demo-auditor");

    @Test
    void forgetsABlockThatWasEnteredInError() {
        Journey never = journey("never-sent", 0, 1, 2, 3, 4, 5);
        Journey corrected = journey("sent-in-error", 0, 1, 2, 3, 4, 5, FIRST_BLOCK);
        never.messages().forEach(CorrectionIT::send);
        corrected.messages().forEach(CorrectionIT::send);
        assertThat(print(corrected)).isNotEqualTo(print(never));
        Letter withdrawal = Letter.from(corrected.messages().get(FIRST_BLOCK))
                .renewed("withdrawn")
                .dated(A_DAY_LATER);
        for (String type : List.of("Procedure", "Observation")) {
            withdrawal.each(type, resource -> resource.put("status", "entered-in-error"));
        }
        send(withdrawal.message());
        assertThat(blocks(corrected)).isEqualTo(blocks(never)).isEmpty();
        assertThat(withoutReferral(print(corrected))).isEqualTo(withoutReferral(print(never)));
    }

    @Test
    void takesTheCorrectedValueAsIfTheWrongOneHadNeverBeenSent() {
        Journey right = journey("right-at-once", 0, 1, 2, 3, FIRST_BLOCK);
        Journey corrected = journey("corrected", 0, 1, 2, 3, FIRST_BLOCK);
        right.messages().forEach(CorrectionIT::send);
        corrected.messages().subList(0, 4).forEach(CorrectionIT::send);
        Journey.Message block = corrected.messages().get(4);
        send(Letter.from(block)
                .each("Observation", reading -> {
                    if (reading.path("valueInteger").asInt(-1) == 1) {
                        reading.put("valueInteger", 6);
                    }
                })
                .message());
        assertThat(print(corrected)).isNotEqualTo(print(right));
        send(Letter.from(block).renewed("right").dated(A_DAY_LATER).message());
        assertThat(print(corrected)).isEqualTo(print(right));
    }

    @Test
    void takesTheCorrectedSideAsIfTheWrongOneHadNeverBeenSent() {
        Journey right = journey("right-side", 0, 1, 2, 3, FIRST_BLOCK);
        Journey corrected = journey("wrong-side", 0, 1, 2, 3, FIRST_BLOCK);
        List<Journey.Message> rightMessages = withBothSidesReferred(right);
        rightMessages.forEach(CorrectionIT::send);
        List<Journey.Message> messages = withBothSidesReferred(corrected);
        messages.subList(0, 5).forEach(CorrectionIT::send);
        send(Letter.from(corrected.messages().get(4))
                .each("Procedure", CorrectionIT::toTheLeft)
                .each("Observation", CorrectionIT::toTheLeft)
                .message());
        Journey all = new Journey(corrected.patient(), messages);
        Journey never = new Journey(right.patient(), rightMessages);
        assertThat(blocks(all)).isNotEqualTo(blocks(never)).hasSize(1);
        assertThat(print(all)).isNotEqualTo(print(never));
        send(messages.get(5));
        assertThat(print(all)).isEqualTo(print(never));
        assertThat(auditor.search("CarePlan?patient=" + new Recorded(all).patient()))
                .hasSize(2);
    }

    /** The journey's messages, a referral of the left side among them, its block told a day later. */
    private static List<Journey.Message> withBothSidesReferred(Journey journey) {
        List<Journey.Message> messages = new ArrayList<>(journey.messages());
        messages.set(
                4,
                Letter.from(messages.get(4)).renewed("later").dated(A_DAY_LATER).message());
        messages.add(
                4,
                Letter.from(messages.get(0))
                        .keeping(
                                "MessageHeader",
                                "Task",
                                "Patient",
                                "Practitioner",
                                "PractitionerRole",
                                "Organization",
                                "ServiceRequest",
                                "Condition",
                                "Coverage")
                        .replacing("24028007", "7771000")
                        .replacing("REF-" + journey.patient() + "-1", "REF-" + journey.patient() + "-2")
                        .replacing("COND-" + journey.patient(), "COND-LEFT-" + journey.patient())
                        .renewed("left")
                        .dated("2023-07-20T09:00:00-04:00")
                        .message());
        return messages;
    }

    private static void toTheLeft(ObjectNode fact) {
        ObjectNode side = (ObjectNode) fact.path("bodySite")
                .findValue("valueCodeableConcept")
                .path("coding")
                .path(0);
        side.put("code", "7771000").put("display", "Left");
    }

    private String print(Journey journey) {
        return PlanPrint.of(auditor, journey, "SYN-001");
    }

    /** The message that brought the error also moved the referral, which its withdrawal rightly does not undo. */
    private static String withoutReferral(String print) {
        return print.lines().filter(line -> !line.contains("\"fulfill\"")).reduce("", (all, line) -> all + line + "\n");
    }

    private List<String> blocks(Journey journey) {
        return print(journey)
                .lines()
                .filter(line -> line.contains("\"block-response\""))
                .toList();
    }

    private static Journey journey(String purpose, int... places) {
        return Journey.named("J1").only(places).about("SYN-001-" + purpose);
    }

    private static void send(Journey.Message message) {
        HttpResponse<byte[]> answer = WholeService.partner(message.client()).send(message.json());
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("\"code\":\"ok\"");
    }
}
