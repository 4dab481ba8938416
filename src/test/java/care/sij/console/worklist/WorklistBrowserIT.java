package care.sij.console.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.support.Answer;
import care.sij.support.Chromium;
import care.sij.support.ConsoleUser;
import care.sij.support.Journey;
import care.sij.support.WholeService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A coordinator's morning in a browser. */
class WorklistBrowserIT {

    private static Chromium browser;

    @BeforeAll
    static void signIn() {
        browser = Chromium.start();
        browser.signIn(ConsoleUser.account("coordinator", "demo-clinic"));
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    private static void send(String family, int place) {
        Journey.Message message = Journey.named("J1")
                .about("SYN-001-" + family.substring(0, 8))
                .messages()
                .get(place);
        assertThat(Answer.of(WholeService.partner(message.client())
                                .send(message.json().replace("Synthetica-One", family)))
                        .code())
                .isEqualTo("ok");
    }

    private static void set(String field, String value) {
        browser.script("document.querySelector('" + field + "').value = '" + value + "'");
    }

    @Test
    void seesAReferralArriveAcceptsItWithADateAndSeesItGone() {
        browser.open("/console/worklist?name=Brlistone");
        assertThat(browser.text()).contains("Nothing on this list under this filter.");
        browser.assertAccessible();

        send("Brlistone-Arriving", 0);

        browser.find("#work a[id^='answer-']");
        assertThat(browser.text()).contains("Avery Brlistone-Arriving");
        assertThat(browser.find("#tab-referrals").getText()).contains("1");
        browser.assertAccessible();
        browser.picture("worklist-list");
        browser.follow("Answer");
        browser.find("#form-accept");
        browser.assertAccessible();
        browser.picture("worklist-referral");
        set("#form-accept [name=day]", "2098-03-02");
        set("#form-accept [name=time]", "09:30");
        browser.press("Accept");
        assertThat(browser.find(".note.good").getText()).contains("appointment made");
        browser.open("/console/worklist?name=Brlistone");
        assertThat(browser.text()).contains("Nothing on this list under this filter.");
    }

    @Test
    void declinesWithAReasonAfterTheReferralChangedMeanwhile() {
        send("Brlisttwo-Stale", 0);
        browser.open("/console/worklist?name=Brlisttwo");
        browser.follow("Answer");
        browser.find("#form-decline select[name='reason'] option[value='not-covered']")
                .click();
        browser.find("#form-decline textarea").sendKeys("Kept words");
        send("Brlisttwo-Stale", 1);
        browser.press("Decline");

        assertThat(browser.find("#changed").getText()).contains("What changed meanwhile");
        assertThat(browser.text()).contains("accepted, no appointment yet");
        browser.assertAccessible();
        assertThat(browser.find("#form-decline textarea").getDomProperty("value"))
                .isEqualTo("Kept words");
        browser.press("Decline");
        assertThat(browser.find(".note.good").getText()).contains("declined");
    }

    @Test
    void keepsTheFocusWhenTheListIsLoadedAnew() {
        send("Brlistsi-First", 0);
        browser.open("/console/worklist?name=Brlists");
        String id = browser.find("#work a[id^='answer-']").getDomAttribute("id");
        browser.script("document.getElementById('" + id + "').focus()");

        send("Brlistsb-Second", 0);

        browser.find("#work tbody tr:nth-child(2)");
        assertThat(browser.script("return document.activeElement.id")).isEqualTo(id);
    }
}
