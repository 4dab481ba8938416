package care.sij.console.partners;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import care.sij.access.token.TestClient;
import care.sij.exchange.Traffic;
import care.sij.support.Answer;
import care.sij.support.Chromium;
import care.sij.support.ConsoleUser;
import care.sij.support.Journey;
import care.sij.support.SimulatedPartner;
import care.sij.support.WholeService;
import com.nimbusds.jose.jwk.JWKSet;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Somebody new at clinic IT connects a hospital with the wizard alone, and a referral goes to and fro. */
class PartnerWizardBrowserIT {

    private static final String ID = "wizard-hospital";
    private static final String HOME = "http://" + ID + ".example.org";
    private static final String STATEMENT = "{\"resourceType\":\"CapabilityStatement\",\"fhirVersion\":\"4.0.1\","
            + "\"software\":{\"name\":\"Simulated EHR\",\"version\":\"7\"},\"messaging\":[{\"endpoint\":[]}],"
            + "\"rest\":[{\"mode\":\"server\",\"resource\":[{\"type\":\"Patient\",\"interaction\":[{\"code\":\"read\"}]},"
            + "{\"type\":\"DocumentReference\",\"interaction\":[{\"code\":\"create\"}],"
            + "\"searchParam\":[{\"name\":\"identifier\",\"type\":\"token\"}]}]}]}";

    private final TestClient client = TestClient.withEc(ID);

    @Test
    void connectsASimulatedHospitalWithTheWizardAlone() {
        try (SimulatedPartner hospital = SimulatedPartner.start();
                Chromium browser = Chromium.start()) {
            hospital.server()
                    .stubFor(get(urlEqualTo("/fhir/metadata")).atPriority(1).willReturn(okJson(STATEMENT)));
            browser.signIn(ConsoleUser.account("integration-admin", "demo-clinic"));
            browser.assertAccessible();
            browser.follow("Connect a partner");
            browser.assertAccessible();
            browser.press("Begin");

            browser.type("delivery.endpoint", "http://hospital.example.org/fhir");
            next(browser);
            assertThat(browser.find(".fault").getText()).contains("must be an https URL");
            browser.type("delivery.endpoint", hospital.endpoint().replace("/$process-message", ""));
            next(browser);
            browser.press("Ask the server");
            awaits(browser, "What it says that it takes");
            assertThat(browser.text()).contains("Simulated EHR 7", "4.0.1", "DocumentReference: create", "declared");
            browser.assertAccessible();
            next(browser);
            assertThat(browser.find("select[name='delivery.channel']").getAttribute("value"))
                    .isEqualTo("message");
            next(browser);
            browser.type("organization", "Wizard Hospital");
            browser.type("id", ID);
            browser.type("identifier-systems", HOME + "/*");
            browser.type("source-endpoints", HOME + "/fhir/$process-message");
            next(browser);
            assertThat(browser.text()).contains("/.well-known/jwks/" + ID + ".json");
            browser.type("jwks", new JWKSet(client.key().toPublicJWK()).toString());
            next(browser);
            next(browser);
            browser.press("Send the test");
            awaits(browser, "What became of it");
            assertThat(browser.text()).contains("it can be done", "The partner took it.");
            browser.assertAccessible();
            browser.picture("partners-wizard");
            next(browser);
            assertThat(browser.text()).contains("organization: Wizard Hospital");
            browser.assertAccessible();
            browser.type("why", "as agreed with its IT");
            browser.press("Go live");

            assertThat(browser.at()).startsWith("/console/partners/" + ID);
            assertThat(browser.text()).contains("The partner is connected");
            exchangeAReferral(hospital);
            browser.open("/console/partners/" + ID);
            assertThat(browser.text()).contains("sij-referral-request", "sij-referral-response", "delivered");
            browser.assertAccessible();
            browser.picture("partners-partner");
            seeTheRest(browser);
        }
    }

    /** Pages stay and say that they work while something takes long. */
    private static void awaits(Chromium browser, String heading) {
        Awaitility.await()
                .pollInSameThread()
                .ignoreExceptions()
                .atMost(Duration.ofSeconds(30))
                .until(() -> browser.text().contains(heading));
    }

    private static void next(Chromium browser) {
        browser.press("Next");
    }

    private void exchangeAReferral(SimulatedPartner hospital) {
        Journey journey = Journey.named("J1").about("SYN-001-wizard");
        assertThat(Answer.of(WholeService.client(client)
                                .send(said(journey.messages().get(0))))
                        .code())
                .isEqualTo("ok");
        assertThat(Answer.of(WholeService.partner("demo-clinic")
                                .send(said(journey.messages().get(1))))
                        .code())
                .isEqualTo("ok");
        Awaitility.await()
                .pollInSameThread()
                .atMost(Duration.ofSeconds(30))
                .until(() -> hospital.messages(journey.patient()).size() == 1);
        Awaitility.await()
                .pollInSameThread()
                .atMost(Duration.ofSeconds(30))
                .until(() -> WholeService.bean(Traffic.class).last(ID, 10).stream()
                        .anyMatch(last -> last.became().equals("delivered")));
    }

    private static String said(Journey.Message message) {
        return message.json().replace("http://demo-hospital.example.org", HOME);
    }

    private static void seeTheRest(Chromium browser) {
        browser.press("Check the connection now");
        awaits(browser, "What it says that it takes");
        assertThat(browser.text()).contains("Its server answers", "Simulated EHR 7");
        browser.open("/console/partners/" + ID + "/configuration");
        browser.assertAccessible();
        browser.type("contact.phone", "+1 555 0100");
        browser.type("why", "somebody to call");
        browser.press("Change");
        browser.open("/console/partners/" + ID + "/history?from=1&to=2");
        assertThat(browser.text()).contains("+1 555 0100", "somebody to call", "as agreed with its IT");
        browser.assertAccessible();
        browser.follow("Back to version 1");
        browser.assertAccessible();
        browser.open("/console/alerts");
        browser.assertAccessible();
        browser.open("/console/partners");
        assertThat(browser.text()).contains("Wizard Hospital", "working");
        browser.assertAccessible();
        browser.picture("partners-partners");
    }
}
