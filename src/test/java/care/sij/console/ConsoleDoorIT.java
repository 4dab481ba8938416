package care.sij.console;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.support.Chromium;
import care.sij.support.ConsoleUser;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who comes into the console, and what its door keeps out. */
class ConsoleDoorIT {

    private static final List<String> CONTENT = List.of(
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'");

    @Test
    void sendsWhoComesToTheServiceToSignIn() {
        assertThat(ConsoleUser.nobody().get("/").headers().firstValue("Location"))
                .contains("/console");
        assertThat(ConsoleUser.nobody()
                        .get("/console/worklist?due=overdue")
                        .headers()
                        .firstValue("Location"))
                .contains("/console/sign-in?to=%2Fconsole%2Fworklist%3Fdue%3Doverdue");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example.org/",
                "//evil.example.org/",
                "/console//evil.example.org",
                "/console\\evil",
                "/fhir/Patient",
                "javascript:alert(1)"
            })
    void leadsNowhereElseAfterSigningIn(String to) {
        String page = ConsoleUser.nobody()
                .get("/console/sign-in?to=" + to.replace("\\", "%5C"))
                .body();

        assertThat(page).contains("action=\"sign-in?to=%2Fconsole\"");
    }

    @ParameterizedTest
    @CsvSource({
        "coordinator,/console/worklist",
        "clinician,/console/worklist",
        "integration-admin,/console/partners",
        "auditor,/console/patients"
    })
    void leadsEachRoleToItsFirstPage(String role, String path) {
        assertThat(ConsoleUser.of(role).get("/console").headers().firstValue("Location"))
                .contains(path);
    }

    @Test
    void tellsBrowsersToLoadNothingFromElsewhereAndToKeepNothing() {
        HttpResponse<String> page = ConsoleUser.of("coordinator").get("/console/nowhere");

        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains(CONTENT);
        assertThat(page.headers().firstValue("X-Frame-Options")).contains("DENY");
        assertThat(page.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    }

    @Test
    void takesNoFormThatIsNotOfTheSession() {
        ConsoleUser user = ConsoleUser.of("coordinator");

        assertThat(user.postForged("/console/sign-out", Map.of()).statusCode()).isEqualTo(403);
        assertThat(user.get("/console").statusCode()).as("still signed in").isEqualTo(302);
        assertThat(user.post("/console/nowhere", "/console/sign-out", Map.of()).statusCode())
                .isEqualTo(303);
        assertThat(user.get("/console").headers().firstValue("Location").orElse(""))
                .startsWith("/console/sign-in");
    }

    @Test
    void aSessionOpensNothingButTheConsole() {
        assertThat(ConsoleUser.of("auditor").get("/fhir/Patient").statusCode()).isEqualTo(401);
    }

    @Test
    void letsAPersonSignInWithABrowser() {
        try (Chromium browser = Chromium.start()) {
            browser.open("/console");
            browser.assertAccessible();
            browser.picture("door-sign-in");
            browser.type("login", "nobody-at-all");
            browser.type("password", "wrong");
            browser.type("code", "000000");
            browser.press("Sign in");
            assertThat(browser.find("[role=alert]").getText()).contains("does not match");
            browser.assertAccessible();
            browser.signIn(ConsoleUser.account("coordinator", "demo-clinic"));

            assertThat(browser.at()).isEqualTo("/console/worklist");
            browser.open("/console/nowhere");
            browser.assertAccessible();
            browser.press("Sign out");
            assertThat(browser.text()).contains("You are signed out.", "Sign in");
            browser.assertAccessible();
        }
    }
}
