package care.sij.console.history;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.support.Answer;
import care.sij.support.Chromium;
import care.sij.support.ConsoleUser;
import care.sij.support.Journey;
import care.sij.support.Recorded;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** An auditor's task in a browser: what was known when, who saw it, and the proof. */
class HistoryBrowserIT {

    @Test
    void anAuditorFindsOutWhatWasKnownWhenAndProvesIt() {
        Journey journey = Journey.named("J1").about("SYN-001-console-browser");
        journey.messages().subList(0, 7).forEach(Answer::taken);
        String patient = new Recorded(journey).patient();
        try (Chromium browser = Chromium.start()) {
            browser.signIn(ConsoleUser.account("auditor", "demo-auditor"));
            browser.open("/console/audit?patient=" + patient);
            browser.assertAccessible();
            browser.follow(patient);
            browser.follow("History");
            movesTheSlider(browser);
            comparesTwoMoments(browser);
            asksWhatWasNotDone(browser, patient);
            looksWhoReadAndVerifies(browser);
        }
    }

    private static void movesTheSlider(Chromium browser) {
        assertThat(browser.text()).contains("diagnostic-injection");
        browser.find("#moment").sendKeys(Keys.HOME);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> browser.text().contains("Moment 1 of "));
        assertThat(browser.find("#known").getText()).contains("conservative-care");
        assertThat(browser.at()).contains("moment=1");
        browser.assertAccessible();
        browser.picture("history-as-known");
        browser.press("Go");
        browser.awaitText("Moment 1 of ");
    }

    private static void comparesTwoMoments(Chromium browser) {
        browser.press("Compare the two moments");
        browser.awaitText("stage: was conservative-care, is now diagnostic-injection");
        browser.assertAccessible();
        browser.picture("history-compare");
        browser.find(".change a[href*='from=']").click();
        assertThat(browser.text()).contains("As text");
        browser.assertAccessible();
        browser.find("dl.facts dd:last-of-type a").click();
        assertThat(browser.text()).contains("Who, why, by which message");
        browser.assertAccessible();
        browser.follow("Verify this version");
        browser.awaitText("OK. The record is what was recorded");
        browser.assertAccessible();
        browser.picture("history-verify");
    }

    private static void asksWhatWasNotDone(Chromium browser, String patient) {
        browser.open("/console/patients/" + patient + "/history/absence");
        browser.choose("question", "disclosed");
        browser.type("agent", "nobody-at-all");
        browser.press("Look it up");
        browser.awaitText("No, nothing was found.");
        browser.assertAccessible();
        browser.follow("Verify and export");
        browser.press("Verify");
        browser.awaitText("records are as they were recorded");
        browser.assertAccessible();
    }

    private static void looksWhoReadAndVerifies(Chromium browser) {
        browser.follow("Audit");
        browser.find("tbody th a").click();
        browser.assertAccessible();
        browser.open("/console/audit/ledger");
        browser.press("Verify the whole ledger");
        Awaitility.await()
                .atMost(Duration.ofMinutes(5))
                .until(() -> browser.text().contains("Computed again"));
        browser.assertAccessible();
    }
}
