package care.sij.console.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.support.Chromium;
import care.sij.support.ConsoleUser;
import org.junit.jupiter.api.Test;

/** An integration admin sends a sample, watches it, sends it again and asks what an EHR would take. */
class SimulatorBrowserIT {

    @Test
    void watchesAMessageOnItsWay() {
        try (Chromium browser = Chromium.start()) {
            browser.become(ConsoleUser.of("integration-admin"));
            browser.open("/console/simulator");
            browser.assertAccessible();
            browser.choose("sample", "J1-07");
            browser.press("Send");

            browser.find("#progress:not([hx-get]) .badge.good");
            assertThat(browser.text()).contains("plans derived", "Plans after", "leaf ");
            browser.assertAccessible();
            browser.picture("simulator");

            browser.press("Send the same again");
            assertThat(browser.find("#progress:not([hx-get]) > .note").getText())
                    .contains("the same byte for byte");

            browser.open("/console/simulator/ehr");
            browser.choose("sample", "J1-19");
            browser.choose("ehr", "profile:oracle-health");
            browser.press("Show");
            assertThat(browser.text()).contains("Left out", "POST DocumentReference");
            browser.picture("ehr-accepts");
            browser.find("summary").click();
            browser.assertAccessible();
        }
    }
}
