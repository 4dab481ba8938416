package care.sij.journey;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.support.DemoPartner;
import care.sij.support.Journey;
import care.sij.support.Letter;
import care.sij.support.PlanPrint;
import care.sij.support.WholeService;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

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
