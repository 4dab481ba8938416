package care.sij.audit.retention;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.journey.LinkLetter;
import care.sij.record.postgres.EmbeddedPostgres;
import care.sij.support.Answer;
import care.sij.support.DemoPartner;
import care.sij.support.Journey;
import care.sij.support.Recorded;
import care.sij.support.WholeService;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Setting and lifting legal holds at the service, and how a person of a whole journey stands. */
class LegalHoldsIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final DemoPartner auditor = WholeService.partner("demo-auditor", "system/*.rs system/sij-legal-hold.cds");

    @Test
    void aHoldStandsUntilItIsLiftedAndIsAuditedBothTimes() throws Exception {
        String patient = patient("SYN-001-retained");
        Standings standings = standings();
        assertThat(verdict(standings, patient)).isEqualTo(Verdict.OPEN);
        long plans = auditor.search("CarePlan?subject=Patient/" + patient + "&status=active")
                .size();
        assertThat(standings.of(patient).openPlans()).isEqualTo(plans).isPositive();

        JsonNode set = read(201, send("POST", "?patient=Patient/" + patient + "&comment=law+suit+7", auditor));
        assertThat(set.path("state").asString()).isEqualTo("standing");
        assertThat(set.path("by").asString()).isEqualTo("demo-auditor");
        assertThat(verdict(standings, patient)).isEqualTo(Verdict.HELD);
        String number = set.path("number").asString();
        assertThat(listed(number).path("comment").asString()).isEqualTo("law suit 7");

        JsonNode lifted = read(200, send("DELETE", "/" + number + "?comment=settled", auditor));
        assertThat(lifted.path("state").asString()).isEqualTo("lifted");
        assertThat(lifted.path("lifted-comment").asString()).isEqualTo("settled");
        assertThat(verdict(standings, patient)).isEqualTo(Verdict.OPEN);
        assertThat(listed(number)).isEqualTo(lifted);
        read(404, send("DELETE", "/" + number + "?comment=again", auditor));

        assertThat(auditor.search("AuditEvent?patient=" + patient + "&type=110113&outcome=0"))
                .extracting(event -> event.path("action").asString())
                .containsExactly("R", "D", "R", "E");
    }

    @Test
    void nobodyElseSetsOneNorAnybodyWithoutAReasonOrForNobody() throws Exception {
        String patient = patient("SYN-001-unheld");
        String hold = "?patient=" + patient + "&comment=law+suit";

        read(403, send("POST", hold, WholeService.partner("demo-hospital")));
        read(403, send("POST", hold, WholeService.partner("demo-auditor", "system/*.rs")));
        read(403, send("GET", "", WholeService.partner("demo-hospital")));
        read(400, send("POST", "?patient=" + patient, auditor));
        read(400, send("POST", "?patient=*&comment=law+suit", auditor));
        read(404, send("POST", "?patient=nobody&comment=law+suit", auditor));
        read(404, send("DELETE", "/x?comment=law+suit", auditor));

        assertThat(standings().of(patient).holds()).isZero();
    }

    /** Else nobody would know by the audit rows when a person was told of last. */
    @Test
    void aMessageThatChangesNothingIsAuditedAsThePersons() {
        Journey journey = Journey.named("J1").about("SYN-001-told-nothing");
        Journey.Message request = journey.messages().get(0);
        Answer.taken(request);
        String patient = new Recorded(journey).patient();
        long before = messages(patient);
        long versions = standings().of(patient).versions();

        Answer.taken(LinkLetter.update(request, "2023-11-01T09:00:00-04:00", unchanged -> {}));

        assertThat(messages(patient)).isEqualTo(before + 1);
        assertThat(standings().of(patient).versions()).isEqualTo(versions);
    }

    private static long messages(String patient) {
        return admin().sql("select count(*) from audit_event where kind = 'message' and ? = any(patients)")
                .param(patient)
                .query(Long.class)
                .single();
    }

    private JsonNode listed(String number) throws IOException, InterruptedException {
        return read(200, send("GET", "", WholeService.partner("demo-auditor", "system/*.rs")))
                .valueStream()
                .filter(hold -> hold.path("number").asString().equals(number))
                .findFirst()
                .orElseThrow();
    }

    private static Verdict verdict(Standings standings, String patient) {
        return new RetentionRule(6)
                .verdict(standings.of(patient), Clock.systemUTC().instant());
    }

    private static String patient(String number) {
        Journey journey = Journey.named("J1").about(number);
        Answer.taken(journey.messages().get(0));
        return new Recorded(journey).patient();
    }

    private static Standings standings() {
        return new Standings(admin());
    }

    private static JdbcClient admin() {
        EmbeddedPostgres server = WholeService.bean(EmbeddedPostgres.class);
        return JdbcClient.create(new DriverManagerDataSource(
                server.url(), server.admin().user(), server.admin().password()));
    }

    private static JsonNode read(int status, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return JSON.readTree(answer.body());
    }

    private static HttpResponse<String> send(String method, String rest, DemoPartner partner)
            throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        partner.authorized("/admin/legal-holds" + rest)
                                .method(method, BodyPublishers.noBody())
                                .build(),
                        BodyHandlers.ofString());
    }
}
