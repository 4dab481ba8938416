package care.sij.console.audit;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.support.Answer;
import care.sij.support.ConsoleUser;
import care.sij.support.Journey;
import care.sij.support.Letter;
import care.sij.support.Recorded;
import care.sij.support.WholeService;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The auditor's pages, by HTTP. */
class AuditPagesIT {

    private static final String MARK = "<script>alert(1)</script> \u05d0\u05d1";

    private static ConsoleUser auditor;
    private static ConsoleUser coordinator;
    private static String patient;
    private static String order;
    private static String history;

    /** Of a patient whose name would be a script, and is longer than any page has room for. */
    @BeforeAll
    static void tellOfAPatient() {
        Journey journey = Journey.named("J1").about("SYN-001-console-audit");
        Journey.Message first = journey.messages().get(0);
        String name = MARK + "x".repeat(5_000);
        Answer.taken(new Journey.Message(
                first.client(),
                first.event(),
                first.json().replace("\"text\": \"Avery Synthetica-One\"", "\"text\": \"" + name + "\"")));
        Recorded recorded = new Recorded(journey);
        patient = recorded.patient();
        order = recorded.found("ServiceRequest", "_count=1").get(0).path("id").asString();
        history = "/console/patients/" + patient + "/history";
        Answer.taken(Letter.from(first)
                .renewed("console-audit-query")
                .telling("sij-referral-status-query")
                .message());
        auditor = ConsoleUser.of("auditor");
        coordinator = ConsoleUser.of("coordinator");
        coordinator.get(history);
    }

    @Test
    void tellsWhoWasShownAPatientAndByWhichPage() {
        String reads = page(history + "/reads?kind=reads&agent=" + coordinator.login() + "@demo-clinic");

        assertThat(reads).contains(coordinator.login() + "@demo-clinic", "page: patients", "success");
        assertThat(page(history + "/reads?kind=reads&agent=nobody")).contains("No row of the audit is like that.");
    }

    @Test
    void showsARowAsAuditEventWithWhatWasAskedFor() {
        String reads = page(history + "/reads?kind=page&agent=" + coordinator.login() + "@demo-clinic");
        String row = page(reads.replaceFirst("(?s).*?href=\"(/console/audit/rows/\\d+)\".*", "$1"));

        assertThat(row)
                .contains("&quot;resourceType&quot; : &quot;AuditEvent&quot;", "GET " + history, "Verify this row");
        assertThat(auditor.get("/console/audit/rows/999999999").statusCode()).isEqualTo(404);
    }

    @Test
    void searchesTheRowsOfAllPageByPage() {
        String first = page("/console/audit?patient=" + patient);
        assertThat(first).contains("message: sij-referral-request", "demo-hospital");
        assertThat(page("/console/audit")).contains("Row ").contains("name=\"from\" step=\"0.001\" value=\"20");
        String agents = page("/console/audit?outcome=refused&agent=" + patient);
        assertThat(agents).contains("No row of the audit is like that.");
    }

    /** Where the end alone is given, its box stays as it was typed and the beginning lies a week before. */
    @ParameterizedTest
    @CsvSource({
        "to=2026-01-01T00:00&zone=utc, 2025-12-25T00:00:00.000",
        "to=2026-01-08T12:30:00&zone=clinic, 2026-01-01T12:30:00.000",
        "to=2026-01-08T12:30:00&from=2025-11-01T00:00, 2025-11-01T00:00"
    })
    void looksThroughTheWeekBeforeAnEnd(String filter, String from) {
        assertThat(page("/console/audit?" + filter)).contains("name=\"from\" step=\"0.001\" value=\"" + from + "\"");
    }

    @Test
    void findsRowsBeforeAnEnd() {
        String end = Instant.now()
                .plus(Duration.ofDays(1))
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();

        assertThat(page("/console/audit?to=" + end)).contains("Row ");
        assertThat(page(history + "/reads?to=" + end)).contains("Row ");
    }

    @Test
    void followsTheProofOfAVersionAndOfARowStepByStep() {
        String version = proved("ServiceRequest/" + order + "/_history/1");
        assertThat(version)
                .contains("OK. The record is what was recorded", "sij-version-1", "SHA-256(0x01", "sij-ledger")
                .contains("Root that this leads to", "Key</dt>");
        String row = page(history + "/reads?kind=message")
                .replaceFirst("(?s).*?href=\"/console/audit/rows/(\\d+)\".*", "$1");
        assertThat(proved("audit/" + row)).contains("OK. The record is what was recorded", "sij-audit-1");
        assertThat(page("/console/audit/proof?of=audit/999999999")).contains("There is no such record");
    }

    @Test
    void theProofOfAVersionIsAboutItsPatient() {
        HttpResponse<String> proof = auditor.get("/console/audit/proof?of=ServiceRequest/" + order + "/_history/1");

        assertThat(patients(proof)).containsExactly(patient);
    }

    /** That nothing was found tells of the patient too. */
    @Test
    void anAnswerThatSomethingWasNotDoneIsAboutItsPatient() {
        HttpResponse<String> absence =
                auditor.get(history + "/absence?question=recorded&type=Procedure&to=2020-01-01T00:00:00");

        assertThat(absence.statusCode()).isEqualTo(200);
        assertThat(patients(absence)).containsExactly(patient);
        assertThat(auditor.get("/console/patients/nobody/history/absence?question=shown")
                        .statusCode())
                .isEqualTo(404);
    }

    private static List<String> patients(HttpResponse<String> answer) {
        return WholeService.bean(JdbcTemplate.class)
                .queryForList(
                        "select unnest(patients) from audit_event where request_id = ?",
                        String.class,
                        answer.headers().firstValue("X-Request-Id").orElseThrow());
    }

    private static String proved(String of) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> page("/console/audit/proof?of=" + of), proof -> proof.contains("The leaf"));
    }

    @Test
    void statesThatSomethingWasNotDoneAndOnWhatBasis() {
        settle();
        assertThat(page(history + "/absence?question=disclosed&agent=demo-payer"))
                .contains("No, nothing was found.", "all audit rows about this patient in the span")
                .contains("lie under the checkpoint of", "What this does not say", "another number of the same");
        assertThat(page(history + "/absence?question=shown&agent=" + coordinator.login() + "%40demo-clinic"))
                .contains("Yes: 1 found.", "page: patients");
        assertThat(page(history + "/absence?question=recorded&type=Procedure&to=2020-01-01T00:00:00"))
                .contains("No, nothing was found.", "that nothing is recorded does not say that nothing happened");
        assertThat(page(history + "/absence?question=recorded&type=ServiceRequest"))
                .contains("Yes: ", "ServiceRequest, version 1");
        assertThat(page(history + "/absence?question=happened&type=ServiceRequest&to=1999-01-01T00:00:00"))
                .contains("No, nothing was found.", "say no time");
        assertThat(page(history + "/absence?question=recorded&resource=ServiceRequest/" + order))
                .contains("Yes: 1 found.", "versions of ServiceRequest/" + order);
        assertThat(page(history + "/absence?question=shown&agent=demo-payer&resource=ServiceRequest/" + order))
                .contains("No, nothing was found.");
        assertThat(page(history + "/absence")).contains("Ask whether something was not done.");
    }

    @Test
    void findsWhatAStatusQueryShowed() {
        settle();
        assertThat(page(history + "/reads?kind=reads&agent=demo-hospital"))
                .contains("message: sij-referral-status-query");
        assertThat(page(history + "/absence?question=shown&agent=demo-hospital"))
                .contains("Yes: 1 found.", "message: sij-referral-status-query");
    }

    /** On the clinic's clock, New York; the procedures are of 2019, one from 2023-03-13 to 2023-06-16, three go on. */
    @ParameterizedTest
    @CsvSource({
        "from=2023-06-16T12:00:00&to=2023-06-18T00:00:00,Yes: 3 found.,1 may lie in the span.",
        "from=2023-05-01T00:00:00&to=2023-05-02T00:00:00,Yes: 4 found.,Not certain</dt><dd>0<",
        "from=2019-05-01T00:00:00&to=2019-05-02T00:00:00,Not certain.</strong>,1 may lie in the span.",
        "from=2020-05-01T00:00:00&to=2020-05-02T00:00:00,'No, nothing was found.',0 of the resources"
    })
    void saysWhetherSomethingHappenedAsFarAsItsDatesTell(String span, String verdict, String also) {
        assertThat(page(history + "/absence?question=happened&type=Procedure&" + span))
                .contains(verdict, also);
    }

    /** It went out on the first day of March and was settled on the second. */
    @Test
    void doesNotSayThatNothingWasSentWhileAMessageIsUnsettled() {
        WholeService.bean(JdbcTemplate.class).update("""
                        insert into outbox (partner, thread, event, patient, focus, told, commit, instant, teller, telling,
                            message_id, state, not_before, tried_since, attempts, sent_attempt, told_attempt, sent_first,
                            sent_last, settled_at)
                        select 'console-audit-partner', '', 'e', ?, 'Task/t', '{}', 1, d, 'x', 'y', 'console-audit-m1', 'dead',
                            d, d, 1, 1, 1, d, d, d + interval '1 day' from (select timestamptz '2026-03-01T15:00:00Z' d) x""", patient);
        String asked = history + "/absence?question=disclosed&agent=console-audit-partner";

        assertThat(page(asked + "&from=2026-03-01T00:00:00&to=2026-03-02T00:00:00"))
                .contains("Not certain.</strong>", "1 sent, or perhaps sent, to console-audit-partner")
                .doesNotContain("nothing was found");
        assertThat(page(asked + "&from=2026-03-03T00:00:00&to=2026-03-04T00:00:00"))
                .contains("No, nothing was found.", "with the time of that");
    }

    /** Until all of the patient has its place and rows of that time are written. */
    private static void settle() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> auditor.get(history + "/export/file").statusCode() == 200);
    }

    @Test
    void provesAllThatIsRecordedOfAPatientAndGivesItAway() {
        settle();
        HttpResponse<String> file = auditor.get(history + "/export/file");
        assertThat(file.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"audit-" + patient + ".zip\"");
        assertThat(file.body()).startsWith("PK");
        assertThat(page(history + "/export")).contains("verify-ledger audit-" + patient + ".zip");

        HttpResponse<String> verified = auditor.post(history + "/export", history + "/verify", Map.of());
        assertThat(verified.statusCode()).isEqualTo(200);
        assertThat(verified.body()).containsPattern("OK: all \\d+ records are as they were recorded");
        assertThat(auditor.postForged(history + "/verify", Map.of()).statusCode())
                .isEqualTo(403);
    }

    @Test
    void verifiesTheWholeLedgerBesideTheRequests() {
        HttpResponse<String> begun =
                auditor.post("/console/audit/ledger", "/console/audit/ledger/verify", Map.of("kept", "no note"));
        assertThat(begun.statusCode()).isEqualTo(303);

        String ended = Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> page("/console/audit/ledger"), check -> !check.contains("<progress"));
        assertThat(ended)
                .contains("Begun", auditor.login() + "@demo-auditor", "kept checkpoint 1", "checkpoint-foreign")
                .contains("Newest checkpoint", "All keys that ever signed");
    }

    @Test
    void showsForeignTextAsText() {
        for (String path : new String[] {"", "/compare", "/reads", "/absence", "/export"}) {
            assertThat(page(history + path))
                    .contains("&lt;script&gt;alert(1)&lt;/script&gt; \u05d0\u05d1xxx")
                    .doesNotContain("<script>alert", "x".repeat(1_000));
        }
        String typed = "\"><script>alert(2)</script>";
        assertThat(auditor.get("/console/audit?agent=%22%3E%3Cscript%3Ealert(2)%3C/script%3E")
                        .body())
                .contains("&gt;&lt;script&gt;alert(2)")
                .doesNotContain(typed);
        assertThat(page("/console/history/Patient/" + patient + "/1")).doesNotContain("<script>alert");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/console/audit?patient=a/b",
                "/console/audit?kind=gossip",
                "/console/audit?outcome=maybe",
                "/console/audit?from=yesterday",
                "/console/audit?to=yesterday",
                "/console/audit?from=2026-01-02T00:00&to=2026-01-01T00:00",
                "/console/audit?from=2026-01-01T00:00&to=2026-01-01T00:00",
                "/console/audit?cursor=abc",
                "/console/audit/proof?of=Patient/1",
                "/console/audit/proof?of=audit/x"
            })
    void saysWhatIsWrongWithAFilter(String path) {
        HttpResponse<String> refused = auditor.get(path);

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
        assertThat(refused.body()).contains("Not understood").doesNotContain("gossip", "yesterday");
    }

    @ParameterizedTest
    @CsvSource({
        "/absence?question=why,400",
        "/absence?question=recorded&type=1,400",
        "/absence?question=shown&resource=Goal,400",
        "/absence?question=shown&resource=Gaol/1,400",
        "/absence?question=happened&type=Procdure,400",
        "/absence?question=shown&to=2120-01-01T00:00:00,400",
        "/absence?question=shown&from=2026-01-02T00:00:00&to=2026-01-01T00:00:00,400",
        "/reads?from=2026-01-02T00:00:00&to=2026-01-01T00:00:00,400",
        "/export/file?end=2120-01-01T00:00:00,400"
    })
    void refusesSpansThatAreNone(String path, int status) {
        assertThat(auditor.get(history + path).statusCode()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"coordinator", "clinician", "integration-admin"})
    void isForAuditorsAlone(String role) {
        ConsoleUser user = ConsoleUser.of(role);
        for (String path : new String[] {
            "/console/audit",
            "/console/audit/ledger",
            "/console/audit/rows/1",
            "/console/audit/proof?of=audit/1",
            history + "/reads",
            history + "/absence",
            history + "/export",
            history + "/export/file"
        }) {
            assertThat(user.get(path).statusCode()).as(role + " " + path).isEqualTo(403);
        }
    }

    private static String page(String path) {
        HttpResponse<String> page = auditor.get(path);
        assertThat(page.statusCode()).as(path + " " + page.body()).isEqualTo(200);
        assertThat(page.body()).doesNotContain(" style=", " onclick", " onchange");
        assertThat(page.body().length()).as("weight of " + path).isLessThan(200_000);
        return page.body();
    }
}
