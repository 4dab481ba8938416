package care.sij.console.partners;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.access.token.TestClient;
import care.sij.exchange.Deliveries;
import care.sij.exchange.Deliveries.Way;
import care.sij.exchange.Deliveries.Why;
import care.sij.exchange.MessageEvents;
import care.sij.exchange.Traffic;
import care.sij.partner.PartnerRegister;
import care.sij.partner.RegisteredVersion;
import care.sij.support.ConsoleUser;
import care.sij.support.Registered;
import care.sij.support.WholeService;
import com.nimbusds.jose.jwk.JWKSet;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is decided on a partner's pages is what the person saw: nothing else is changed, and nothing unseen. */
class PartnerDecisionsIT {

    private static final String DELIVERY = "delivery: {endpoint: 'https://decided.example.org/fhir/$process-message',"
            + " events: [sij-patient-link, sij-referral-response, own-event]}\n";
    private static ConsoleUser it;

    @BeforeAll
    static void signIn() {
        it = ConsoleUser.of("integration-admin");
    }

    @Test
    void changesAPhoneNumberAndNothingElse() {
        String page = page("phoned-hospital", DELIVERY);
        String html = it.get(page + "/configuration").body();
        assertThat(WholeService.bean(MessageEvents.class).codes())
                .isNotEmpty()
                .allSatisfy(code -> assertThat(html)
                        .contains("value=\"" + code + "\"")
                        .doesNotContain("<span>" + code + "</span>"));
        Map<String, String> form = ConsoleForm.of(html);
        form.putAll(Map.of("contact.name", "Desk", "contact.phone", "+1 555 0100", "why", "somebody to call"));

        assertThat(it.post(page, page + "/configuration", form).statusCode()).isIn(302, 303);
        assertThat(current("phoned-hospital").yaml()).contains("+1 555 0100");
        assertThat(it.get(page + "/history?from=1&to=2").body())
                .contains("contact.phone")
                .doesNotContain("delivery.events", "What it is told");
    }

    @Test
    void goesBackToNoVersionThatEndedTheRegistration() {
        String id = "ended-hospital";
        Registered.as("hospital", id, "").withdraw();
        String page = "/console/partners/" + id;

        assertThat(it.get(page + "/history").body())
                .contains("Back to version 1")
                .doesNotContain("Back to version 2", page + "/history/2");
        assertThat(it.get(page + "/history?from=1&to=2").body())
                .contains("State", "active", "withdrawn")
                .doesNotContain("There is no difference");
        assertThat(it.get(page + "/history/2").statusCode()).isEqualTo(400);
        assertThat(it.post(page, page + "/history/2", Map.of("version", "2", "why", "look"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(current(id).active()).isFalse();

        assertThat(it.get(page + "/history/1").body())
                .contains("brings it back", "withdrawn")
                .doesNotContain("There is no difference");
        assertThat(it.post(page, page + "/history/1", Map.of("version", "2", "why", "back again"))
                        .statusCode())
                .isIn(302, 303);
        assertThat(current(id).active()).isTrue();
    }

    @Test
    void tellsThatAPartnerWasWithdrawnMeanwhile() {
        String id = "overtaken-hospital";
        Registered registered = Registered.as("hospital", id, "");
        String page = "/console/partners/" + id;
        Map<String, String> form =
                ConsoleForm.of(it.get(page + "/configuration").body());
        registered.withdraw();
        form.put("why", "an old form");

        HttpResponse<String> stale = it.post(page, page + "/configuration", form);
        assertThat(stale.statusCode()).isEqualTo(409);
        assertThat(stale.body()).contains("withdrawn", "brings it back").doesNotContain("There is no difference");
        assertThat(current(id).active()).isFalse();
    }

    @Test
    void liftsNoHoldThatWasNotSeen() {
        String id = "turned-hospital";
        String page = page(id, "");
        Deliveries deliveries = WholeService.bean(Deliveries.class);
        deliveries.hold(id, new Why("ada@demo-clinic", "moves its server"));
        Map<String, String> form = ConsoleForm.of(it.get(page).body());
        deliveries.release(id, new Why("bo@demo-clinic", "moved"));
        deliveries.hold(id, new Why("cy@demo-clinic", "data of the wrong <b>people</b>"));

        assertThat(turn(page, "/hold", form.get("turn"), "for the weekend").body())
                .as("what led to the one is no reason for the other")
                .contains("cy@demo-clinic held this partner", ">Release<")
                .doesNotContain("for the weekend");
        HttpResponse<String> stale = turn(page, "/release", form.get("turn"), "it has \"moved\"");
        assertThat(stale.statusCode()).isEqualTo(409);
        assertThat(stale.body())
                .contains(
                        "Nothing was done",
                        "cy@demo-clinic held this partner",
                        "data of the wrong &lt;b&gt;people&lt;/b&gt;",
                        "value=\"it has &quot;moved&quot;\"");
        assertThat(gate(id)).isInstanceOf(Traffic.Gate.Held.class);

        String fresh = ConsoleForm.of(stale.body()).get("turn");
        assertThat(turn(page, "/release", "", "no number").statusCode()).isEqualTo(400);
        assertThat(turn(page, "/release", fresh, "they are right now").statusCode())
                .isIn(302, 303);
        assertThat(gate(id)).isInstanceOf(Traffic.Gate.Open.class);
        assertThat(turn(page, "/hold", fresh, "on the same page").statusCode()).isEqualTo(409);
        assertThat(gate(id)).isInstanceOf(Traffic.Gate.Open.class);
        assertThat(deliveries.turn(id, Way.HELD, new Why("ada@demo-clinic", "first seen"), 0))
                .isFalse();
    }

    private static HttpResponse<String> turn(String page, String deed, String turn, String why) {
        return it.post(page, page + deed, Map.of("turn", turn, "why", why));
    }

    private static Traffic.Gate gate(String id) {
        return WholeService.bean(Traffic.class).of(List.of(id)).get(id).gate();
    }

    @Test
    void showsTheKeyThatWasAdded() {
        Registered.as("hospital", "keyed-hospital", "");
        String page = "/console/partners/keyed-hospital";
        Map<String, String> form =
                ConsoleForm.of(it.get(page + "/configuration").body());
        form.put(
                "jwks",
                new JWKSet(List.of(
                                TestClient.withRsa("first").key().toPublicJWK(),
                                TestClient.withEc("second").key().toPublicJWK()))
                        .toString());
        form.put("why", "two");
        it.post(page, page + "/configuration", form);
        Map<String, String> again =
                ConsoleForm.of(it.get(page + "/configuration").body());
        String last =
                TestClient.withEc("third").key().toPublicJWK().toJSONString().replace("third", "third-of-all");
        again.put("jwks", again.get("jwks").replaceFirst("]}$", "," + Matcher.quoteReplacement(last) + "]}"));
        again.put("why", "three");
        it.post(page, page + "/configuration", again);

        String change = it.get(page + "/history?from=2&to=3").body();
        Matcher came = Pattern.compile("(?s)<ins>.*?</ins>").matcher(change);
        assertThat(came.find()).isTrue();
        assertThat(came.group()).contains("third-of-all");
    }

    private static String page(String id, String settings) {
        Registered.as("hospital", id, settings);
        return "/console/partners/" + id;
    }

    private static RegisteredVersion current(String id) {
        return WholeService.bean(PartnerRegister.class).current(id).orElseThrow();
    }
}
