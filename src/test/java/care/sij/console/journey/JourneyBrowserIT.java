package care.sij.console.journey;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.support.Answer;
import care.sij.support.Chromium;
import care.sij.support.ConsoleUser;
import care.sij.support.Journey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** A clinician looks for a patient and reads its journey, with the mouse and without. */
class JourneyBrowserIT {

    private static final Journey JOURNEY = Journey.named("J1").about("SYN-001-browser");
    private static Chromium browser;

    @BeforeAll
    static void start() {
        browser = Chromium.start();
        JOURNEY.messages().forEach(Answer::taken);
        browser.become(ConsoleUser.of("clinician", "demo-hospital"));
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void aClinicianFindsAPatientAndReadsTheJourney() {
        browser.open("/console/patients");
        browser.type("number", "SYN-001-browser");
        browser.press("Search");
        assertThat(browser.text()).contains("SYN-001-browser", "Completed, since 2026-01-19");
        browser.assertAccessible();
        browser.picture("patients");

        browser.follow("Avery Synthetica-One");
        assertThat(browser.text()).contains("Right joint", "Course of both joints");
        browser.assertAccessible();
        browser.picture("journey");

        browser.script("document.querySelectorAll('details').forEach(one => one.open = true)");
        assertThat(browser.text()).contains("Thigh thrust", "30 min 75.0 %", "2 points", "not lasting");
        browser.assertAccessible();
        assertThat(browser.script("return document.documentElement.scrollWidth <= window.innerWidth"))
                .isEqualTo(true);
    }

    @Test
    void theListSaysWhenNobodyMatches() {
        browser.open("/console/patients?name=nobodyofthatname");

        assertThat(browser.text()).contains("Nobody matches");
        browser.assertAccessible();
    }

    @Test
    void theTabKeyReachesEverythingInOrder() {
        browser.open("/console/patients?number=SYN-001-browser");
        browser.follow("Avery Synthetica-One");
        long most = browser.all("a, button, input:not([type=hidden]), summary, [tabindex='0']")
                .size();

        browser.script("window.tabbed = []; document.addEventListener('focusin', e => window.tabbed.push("
                + "[...document.querySelectorAll('*')].indexOf(e.target)))");
        for (int i = 0; i < most; i++) {
            browser.find(i == 0 ? "body" : ":focus").sendKeys(Keys.TAB);
            if (Boolean.TRUE.equals(
                    browser.script("return document.activeElement.textContent.includes('Show what is" + " hidden')"))) {
                break;
            }
        }
        assertThat(browser.script("return window.tabbed.length > 10")).isEqualTo(true);
        assertThat(browser.script("return window.tabbed.every((at, i) => i === 0 || at > window.tabbed[i - 1])"))
                .as("in the order of the page")
                .isEqualTo(true);
        assertThat(browser.script("return document.activeElement.textContent"))
                .asString()
                .contains("Show what is hidden");
    }
}
