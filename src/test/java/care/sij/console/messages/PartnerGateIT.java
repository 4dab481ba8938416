package care.sij.console.messages;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.exchange.Deliveries;
import care.sij.exchange.Deliveries.Turned;
import care.sij.exchange.Deliveries.Why;
import care.sij.exchange.MessageKey.Way;
import care.sij.support.ConsoleUser;
import care.sij.support.WholeService;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A partner is held and released from a message's page for a reason that is kept, by who saw how it stands. */
class PartnerGateIT {

    private static final Pattern TURN = Pattern.compile("name=\"turn\" value=\"(\\d+)\"");

    private final ConsoleUser admin = ConsoleUser.of("integration-admin");
    private final Deliveries deliveries = WholeService.bean(Deliveries.class);

    @Test
    void isTurnedForAReasonByWhoSawItsLastTurn() {
        try (RefusedLetter letter = RefusedLetter.told("gated")) {
            String page =
                    Paths.of(letter.lines(Way.OUT, Optional.empty()).get(0).key());
            String seen = turn(admin.get(page));

            for (String note : new String[] {"", "hm", "x".repeat(501)}) {
                assertThat(sent(page, "/hold", seen, note).statusCode()).isEqualTo(400);
            }
            assertThat(sent(page, "/hold", "", "its server moves").statusCode()).isEqualTo(400);
            assertThat(deliveries.turned(letter.id())).isEmpty();
            assertThat(sent(page, "/hold", seen, "its <b>server</b> moves").statusCode())
                    .isEqualTo(303);
            assertThat(last(letter).why())
                    .isEqualTo(new Why(admin.login() + "@demo-clinic", "its <b>server</b> moves"));

            String held = turn(admin.get(page));
            deliveries.release(letter.id(), new Why("bo@demo-clinic", "it has moved"));
            deliveries.hold(letter.id(), new Why("cy@demo-clinic", "data of the wrong <b>people</b>"));
            HttpResponse<String> stale = sent(page, "/release", held, "it \"works\" again");
            assertThat(stale.statusCode()).isEqualTo(409);
            assertThat(stale.body())
                    .contains(
                            "Decided meanwhile",
                            "cy@demo-clinic",
                            "data of the wrong &lt;b&gt;people&lt;/b&gt;",
                            "value=\"it &quot;works&quot; again\"");
            assertThat(last(letter).why().by()).isEqualTo("cy@demo-clinic");
            assertThat(sent(page, "/hold", held, "once more").body()).contains("It is held already.");

            assertThat(sent(page, "/release", turn(stale), "they are right now").statusCode())
                    .isEqualTo(303);
            assertThat(last(letter).way()).isEqualTo(Deliveries.Way.RELEASED);
            String came = Paths.of(letter.lines(Way.IN, Optional.empty()).get(0).key());
            assertThat(sent(came, "/hold", seen, "no form of this page").statusCode())
                    .isEqualTo(404);
        }
    }

    private Turned last(RefusedLetter letter) {
        return deliveries.turned(letter.id()).orElseThrow();
    }

    private HttpResponse<String> sent(String page, String deed, String turn, String note) {
        return admin.post(page, page + deed, Map.of("turn", turn, "note", note));
    }

    private static String turn(HttpResponse<String> page) {
        Matcher found = TURN.matcher(page.body());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }
}
