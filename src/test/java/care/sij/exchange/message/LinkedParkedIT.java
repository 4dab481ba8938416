package care.sij.exchange.message;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.journey.LinkLetter;
import care.sij.journey.TwoNumbers;
import care.sij.support.Answer;
import care.sij.support.DemoPartner;
import care.sij.support.Journey;
import care.sij.support.Letter;
import care.sij.support.WholeService;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** What waits for something that turns out to be another Patient's waits until the two are one person. */
class LinkedParkedIT {

    private static final String CLINICS = "http://demo-clinic.example.org/observation";
    private static final String SMOKING = "http://demo-hospital.example.org/observation%7COBS-";
    private static final String LATER = "2023-10-02T09:00:00-04:00";

    private final DemoPartner auditor = WholeService.partner("demo-auditor");
    private final JdbcTemplate database = WholeService.bean(JdbcTemplate.class);

    @Test
    void isAppliedWhenTheTwoAreLinked() {
        TwoNumbers two = TwoNumbers.of("awaits-the-others");
        two.current().messages().forEach(Answer::taken);
        Journey.Message early = parked(two);
        two.old().messages().forEach(Answer::taken);
        assertThat(states(early)).containsExactly("waiting");
        WholeService.bean(LeftBehind.class).check();
        assertThat(states(early)).containsExactly("waiting");
        assertThat(told(two)).isZero();

        Answer.taken(two.merge());

        assertThat(states(early)).isEmpty();
        assertThat(told(two)).isEqualTo(1);
    }

    @Test
    void isNotAppliedByALinkOfOthers() {
        TwoNumbers two = TwoNumbers.of("awaits-in-vain");
        Journey.Message third = Journey.named("J1")
                .about("SYN-001-awaits-in-vain-third")
                .messages()
                .get(0);
        two.current().messages().forEach(Answer::taken);
        Journey.Message early = parked(two);
        two.old().messages().forEach(Answer::taken);
        Answer.taken(third);
        Answer.taken(LinkLetter.merge(two.current().messages().get(0), third, TwoNumbers.MERGED_AT));
        assertThat(states(early)).containsExactly("waiting");

        Answer.taken(LinkLetter.merge(
                two.current().messages().get(0), two.old().messages().get(0), LATER));

        assertThat(states(early)).isEmpty();
        assertThat(told(two)).isEqualTo(1);
    }

    /** The request again, with a reading that the clinic's, told under the old number, is the ground of. */
    private static Journey.Message parked(TwoNumbers two) {
        Journey.Message request =
                Journey.named("J1").about(two.current().patient()).messages().get(0);
        Journey.Message early = Letter.from(request)
                .renewed("grounded")
                .dated("2023-07-03T09:00:00-04:00")
                .each(
                        "Observation",
                        reading -> reading.putArray("derivedFrom")
                                .addObject()
                                .put("type", "Observation")
                                .putObject("identifier")
                                .put("system", CLINICS)
                                .put("value", "OBS-" + two.old().patient() + "-1"))
                .message();
        assertThat(Answer.taken(early).rules()).containsExactly("PROXY_PARKED");
        return early;
    }

    private int told(TwoNumbers two) {
        return auditor.search(
                        "Observation?identifier=" + SMOKING + two.current().patient() + "-2")
                .size();
    }

    private List<String> states(Journey.Message message) {
        return database.queryForList(
                "select state from parked_message where message_id = ?", String.class, message.id());
    }
}
