package care.sij.exchange.message;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.journey.LinkLetter;
import care.sij.journey.TwoNumbers;
import care.sij.support.Answer;
import care.sij.support.DemoPartner;
import care.sij.support.Journey;
import care.sij.support.Letter;
import care.sij.support.Parallel;
import care.sij.support.RestCall;
import care.sij.support.WholeService;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.node.ObjectNode;

/** What was parked and could be applied is applied, whoever forgot it. */
@ExtendWith(OutputCaptureExtension.class)
class LeftBehindIT {

    private static final String OBSERVATION = "http://demo-hospital.example.org/observation";
    private static final String AGAIN = "2023-07-03T09:00:00-04:00";

    private final DemoPartner hospital = WholeService.partner("demo-hospital");
    private final JdbcTemplate database = WholeService.bean(JdbcTemplate.class);

    @Test
    void triesALinkThatBecomesPossibleByARetry() {
        TwoNumbers two = TwoNumbers.of("retried-in-turn").told();
        String second = two.current().patient() + "-second";
        Journey.Message request =
                Journey.named("J1").about(two.current().patient()).messages().get(0);
        Answer early = Answer.taken(Letter.from(request)
                .renewed("with a second number")
                .dated(AGAIN)
                .each(
                        "Patient",
                        patient -> patient.withArray("identifier")
                                .addObject()
                                .put("system", "http://demo-hospital.example.org/mrn")
                                .put("value", second))
                .each(
                        "Observation",
                        reading -> reading.putArray("derivedFrom")
                                .addObject()
                                .put("type", "Observation")
                                .putObject("identifier")
                                .put("system", OBSERVATION)
                                .put("value", "LATE-" + second))
                .message());
        assertThat(early.rules()).containsExactly("PROXY_PARKED");
        Journey.Message bySecond = Letter.from(request)
                .each(
                        "Patient",
                        patient -> ((ObjectNode) patient.path("identifier").path(0)).put("value", second))
                .message();
        Answer link =
                Answer.taken(LinkLetter.merge(bySecond, two.old().messages().get(0), TwoNumbers.MERGED_AT));
        assertThat(link.rules()).containsExactly("PROXY_PARKED");

        ObjectNode late =
                Letter.from(request).resources("Observation").findFirst().orElseThrow();
        late.remove(List.of("id", "performer", "encounter"));
        late.putObject("subject").put("reference", "Patient/" + two.patient());
        ((ObjectNode) late.path("identifier").path(0)).put("value", "LATE-" + second);
        assertThat(RestCall.post(hospital, "/Observation", late).status()).isEqualTo(201);

        assertThat(two.oldPlans()).isEmpty();
    }

    @Test
    void triesWhatWasForgottenOnceWhicheverProcessesLook(CapturedOutput log) throws Exception {
        TwoNumbers merged = TwoNumbers.of("remembered").told();
        Answer.taken(merged.merge());
        TwoNumbers two = TwoNumbers.of("forgotten");
        Journey.Message link = two.merge();
        Answer.taken(link);
        String id = link.id();
        String[] awaited = awaiting(id, "person|nothing|yet");
        two.told();
        assertThat(two.oldPlans()).hasSize(1);
        awaiting(id, awaited);

        Callable<Void> look = () -> {
            WholeService.bean(LeftBehind.class).check();
            return null;
        };
        Parallel.run(4, Collections.nCopies(8, look));

        assertThat(two.print()).isEqualTo(merged.print());
        assertThat(two.oldPlans()).isEmpty();
        assertThat(database.queryForObject(
                        "select count(*) from person_link where person = ?", Long.class, two.oldPatient()))
                .isEqualTo(1);
        assertThat(database.queryForObject("select count(*) from parked_message where message_id = ?", Long.class, id))
                .isZero();
        assertThat(log.getAll()).doesNotContain("could not be tried again");
    }

    @Test
    void leavesWhatStillWaits() {
        TwoNumbers two = TwoNumbers.of("half-known");
        Journey.Message link = two.merge();
        Answer.taken(link);
        two.old().messages().forEach(Answer::taken);
        WholeService.bean(LeftBehind.class).check();
        assertThat(database.queryForObject(
                        "select state from parked_message where message_id = ?", String.class, link.id()))
                .isEqualTo("waiting");
        two.current().messages().forEach(Answer::taken);
        assertThat(two.oldPlans()).isEmpty();
    }

    /** Lets the message wait for something else; returns what it waited for. */
    private String[] awaiting(String messageId, String... keys) {
        String[] before = database.queryForObject(
                "select waits_for from parked_message where message_id = ?",
                (row, number) -> (String[]) row.getArray(1).getArray(),
                messageId);
        database.update("update parked_message set waits_for = ? where message_id = ?", keys, messageId);
        return before;
    }
}
