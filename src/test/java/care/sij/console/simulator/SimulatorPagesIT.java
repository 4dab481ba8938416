package care.sij.console.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.support.ConsoleUser;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The simulator's pages: what they send as partners, and what they tell of it. */
class SimulatorPagesIT {

    private static final String START = "/console/simulator";
    private static ConsoleUser admin;

    @BeforeAll
    static void signIn() {
        admin = ConsoleUser.of("integration-admin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"coordinator", "clinician", "auditor"})
    void isOpenToIntegrationAdminsOnly(String role) {
        ConsoleUser other = ConsoleUser.of(role);

        assertThat(other.get(START).statusCode()).isEqualTo(403);
        assertThat(other.get(START + "/ehr").statusCode()).isEqualTo(403);
        assertThat(other.get(START + "/runs/any").statusCode()).isEqualTo(403);
        assertThat(other.post("/console/nowhere", START + "/runs", Map.of("sample", "J1-01"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void sendsAReferralAndTellsOfEachStep() {
        String page = settled(sent(Map.of("sample", "J2-01")));

        assertThat(page)
                .contains("HTTP 200, ok", "read and parsed", "validated", "person resolved", "record appended")
                .contains("plans derived", "audited and stored")
                .containsPattern("<dt>Audit</dt><dd>row \\d+</dd>")
                .containsPattern("<dt>Ledger</dt><dd>leaf \\d+ of the \\d+ under the signed checkpoint")
                .containsPattern("Task/[0-9a-f-]+/_history/1")
                .contains("<dt>Plans before</dt><dd>no plan</dd>")
                .contains("<dt>Plans after</dt><dd>Left: referred</dd>");
        assertThat(admin.get(START).body()).contains("Runs", "SYN-002-sim-");
    }

    @Test
    void sendsAllThatComesBeforeAndThenTheNext() {
        String run = sent(Map.of("sample", "J1-04"));
        String page = settled(run);

        assertThat(page).contains("Sent beside it", "1 of 26: referral request", "<dt>Plans before</dt><dd>Right: ");
        String next = settled(location(admin.post(run, run + "/next", Map.of())));
        assertThat(next).contains("5 of 26: referral update", "HTTP 200, ok");
    }

    @Test
    void answersTheSameAgainWithTheStoredAnswer() {
        String run = sent(Map.of("sample", "J3-01"));
        settled(run);

        String again = settled(location(admin.post(run, run + "/again", Map.of())));
        assertThat(again).contains("the same byte for byte", "No step was taken");
    }

    @Test
    void parksWhatComesTooEarlyAndAppliesItThen() {
        String page = settled(sent(Map.of("sample", "J2-02", "way", "SWAPPED")));

        assertThat(page).contains("PROXY_PARKED", "It was parked. What it waited for has come, and it is applied.");
    }

    @ParameterizedTest
    @CsvSource({
        "UNKNOWN_EVENT, SEND_UNKNOWN_EVENT, eventCoding",
        "UNKNOWN_CODE, SEND_NOT_VALID, Task",
        "NO_IDENTIFIER, SEND_NOT_VALID, Patient",
        "WRONG_PROFILE, SEND_NOT_VALID, Task",
        "FOREIGN_SOURCE, SEND_FOREIGN_SOURCE, source.endpoint",
        "NOT_FHIR, SEND_NOT_FHIR, HTTP 400"
    })
    void refusesWhatIsBrokenWithPlaceAndReason(String defect, String rule, String place) {
        String page = settled(sent(Map.of("sample", "J1-01", "defect", defect)));

        assertThat(page).contains("<code>" + rule + "</code>", place);
        assertThat(page).contains("<dt>Plans after</dt><dd>no plan</dd>");
    }

    @Test
    void sendsWithNoRightThatThePartnerDoesNotHave() {
        assertThat(settled(sent(Map.of("sample", "J1-01", "client", "demo-payer"))))
                .contains("HTTP 403");
        assertThat(settled(sent(Map.of("sample", "J1-01", "client", "demo-clinic"))))
                .contains("SEND_EVENT_OF_OTHER_ROLE");
    }

    @ParameterizedTest
    @CsvSource({
        "epic, Some of it would be sent, POST DocumentReference",
        "oracle-health, Some of it would be sent, POST DocumentReference",
        "athena, Nothing would be sent, The EHR takes no resource of this type.",
        "meditech, Nothing would be sent, The EHR takes no resource of this type.",
        "generic-fhir, would be sent, POST Observation",
        "generic-v2, would be sent, ORU^R01"
    })
    void saysWhatAnEhrWouldAccept(String profile, String verdict, String line) {
        HttpResponse<String> page = admin.get(START + "/ehr?sample=J1-11&ehr=profile:" + profile);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains(verdict, line);
    }

    @ParameterizedTest
    @CsvSource({
        "sample, J9-99",
        "way, SIDEWAYS",
        "client, demo-auditor",
        "defect, <script>alert(1)</script>",
    })
    void refusesFieldsThatNobodyCouldHaveChosen(String field, String value) {
        Map<String, String> fields = new HashMap<>(Map.of("sample", "J1-01"));
        fields.put(field, value);
        HttpResponse<String> answer = admin.post(START, START + "/runs", fields);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("`" + field + "`").doesNotContain(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ehr=profile:nobody", "ehr=partner:demo-payer", "sample=J1-99"})
    void refusesToForeseeForNobody(String query) {
        assertThat(admin.get(START + "/ehr?" + query).statusCode()).isEqualTo(400);
    }

    @Test
    void knowsNoRunThatWasNotBegun() {
        assertThat(admin.get(START + "/runs/nobody").statusCode()).isEqualTo(404);
        assertThat(admin.get(START + "/runs/nobody/progress").statusCode()).isEqualTo(404);
        assertThat(admin.post(START, START + "/runs/nobody/again", Map.of()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void sendsNothingForAnotherSite() {
        assertThat(admin.postForged(START + "/runs", Map.of("sample", "J1-01")).statusCode())
                .isEqualTo(403);
    }

    private static String sent(Map<String, String> fields) {
        return location(admin.post(START, START + "/runs", fields));
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isBetween(302, 303);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    /** The run's page once there is nothing more to be expected. */
    private static String settled(String run) {
        Awaitility.await()
                .pollInSameThread()
                .pollInterval(Duration.ofMillis(150))
                .atMost(Duration.ofSeconds(60))
                .until(() -> !admin.get(run + "/progress").body().contains("hx-get"));
        String page = admin.get(run).body();
        assertThat(page).contains("Settled");
        return page;
    }
}
