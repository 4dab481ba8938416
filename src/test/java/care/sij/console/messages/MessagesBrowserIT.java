package care.sij.console.messages;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.exchange.MessageBrowser.Standing;
import care.sij.exchange.MessageKey;
import care.sij.exchange.MessageKey.Way;
import care.sij.support.Chromium;
import care.sij.support.ConsoleUser;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Somebody of clinic IT finds a message that was refused, corrects it and sees it delivered. */
class MessagesBrowserIT {

    private static Chromium browser;
    private static RefusedLetter letter;

    @BeforeAll
    static void start() {
        browser = Chromium.start();
        letter = RefusedLetter.told("rewritten");
    }

    @AfterAll
    static void stop() {
        if (letter != null) {
            letter.close();
        }
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void findsADeadLetterStatesAReasonCorrectsItAndSeesItDelivered() {
        MessageKey refused =
                letter.lines(Way.OUT, Optional.of(Standing.DEAD)).get(0).key();
        browser.signIn(ConsoleUser.account("integration-admin", "demo-clinic"));
        browser.follow("Messages");
        browser.choose("state", "dead");
        browser.choose("partner", letter.id());
        browser.press("Show");
        browser.assertAccessible();
        browser.picture("messages-list");
        browser.follow(refused.messageId());
        assertThat(browser.text()).contains("refused", "hidden").doesNotContain("Avery");
        browser.assertAccessible();
        browser.picture("messages-message");

        browser.type("reason", "the hospital refused it");
        browser.press("Show what it says");
        assertThat(browser.text()).contains("for a reason on record", "Avery");
        browser.assertAccessible();
        browser.follow("Parsed");
        browser.assertAccessible();
        browser.follow("Edit and send again");
        browser.assertAccessible();
        browser.script("const body = document.querySelector('textarea');"
                + "body.value = body.value.replaceAll('1970-11-02', '1970-11-03');");
        browser.type("reason", "a digit was wrong");
        browser.press("Check and send");

        assertThat(browser.text()).contains("The corrected message is sent as this new one.", refused.messageId());
        MessageKey corrected = letter.awaited(Standing.DELIVERED).key();
        browser.open(Paths.of(corrected));
        assertThat(browser.text()).contains("delivered", "Corrected by", "a digit was wrong", "Patient.birthDate");
        assertThat(letter.endpoint().received(corrected.messageId()))
                .singleElement()
                .satisfies(body -> assertThat(body).contains("1970-11-03").doesNotContain("1970-11-02"));
        browser.open(Paths.of(refused));
        assertThat(browser.text()).contains("replaced", corrected.messageId());
        MessageKey came = letter.lines(Way.IN, Optional.empty()).get(0).key();
        browser.open(Paths.of(came));
        assertThat(browser.find("#trying").getAttribute("role")).isEqualTo("status");
        browser.script("window.stays = true");
        browser.follow("Dry run");
        browser.find("#changes");
        assertThat(browser.script("return window.stays"))
                .as("the page said meanwhile that it works")
                .isEqualTo(true);
        assertThat(browser.at()).endsWith("/replay");
        assertThat(browser.text()).contains("Answered: ok");
        browser.assertAccessible();
    }
}
