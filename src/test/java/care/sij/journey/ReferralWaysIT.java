package care.sij.journey;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.support.Answer;
import care.sij.support.Journey;
import care.sij.support.Letter;
import care.sij.support.Recorded;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Ways of a referral beside the straight one, each step a message to the endpoint (exchange.md 2.3 and 2.4). */
class ReferralWaysIT {

    private static final int REQUEST = 0;
    private static final int RESPONSE = 1;
    private static final int APPOINTMENT = 2;
    private static final int CONSULTATION = 3;
    private static final int UPDATE = 4;

    @Test
    void asksForMoreInformationAndGoesOnWhenItIsGiven() {
        Journey journey = Journey.named("J1").about("SYN-001-more-wanted");
        Recorded recorded = new Recorded(journey);
        Answer.taken(journey.messages().get(REQUEST));

        step(journey, RESPONSE, "asks", "2023-06-20T09:00:00-04:00", "received", "awaiting-information");
        assertThat(recorded.referral()).isEqualTo("received awaiting-information");
        Answer.taken(Letter.from(journey.messages().get(UPDATE))
                .renewed("gives")
                .dated("2023-06-21T09:00:00-04:00")
                .message());
        assertThat(recorded.referral()).isEqualTo("received 2.0");
        step(journey, RESPONSE, "accepts", "2023-06-22T09:00:00-04:00", "accepted", "3.0");

        assertThat(recorded.referral()).isEqualTo("accepted 3.0");
    }

    @Test
    void bearsNoShowsAndAppointmentsThatFallThrough() {
        Journey journey = accepted("no-show");
        Recorded recorded = new Recorded(journey);
        Answer.taken(journey.messages().get(APPOINTMENT));
        assertThat(recorded.referral()).isEqualTo("in-progress 5.1.1");

        step(journey, APPOINTMENT, "missed", "2023-06-26T14:00:00-04:00", "in-progress", "5.1.2");
        assertThat(recorded.referral()).isEqualTo("in-progress 5.1.2");
        step(journey, APPOINTMENT, "again", "2023-06-27T09:00:00-04:00", "in-progress", "5.1.1");
        assertThat(recorded.referral()).isEqualTo("in-progress 5.1.1");
        step(journey, APPOINTMENT, "fell-through", "2023-06-28T09:00:00-04:00", "in-progress", "5.1.3");
        assertThat(recorded.referral()).isEqualTo("in-progress 5.1.3");
        step(journey, APPOINTMENT, "at-last", "2023-06-29T09:00:00-04:00", "in-progress", "5.1.1");

        assertThat(recorded.referral()).isEqualTo("in-progress 5.1.1");
    }

    @Test
    void saysWhatWasTriedWhereTheReferralStandsAndWhatIsAllowed() {
        Journey journey = accepted("tells-standing");
        Answer.taken(declined(journey));

        Answer late = Answer.to(Letter.from(journey.messages().get(CONSULTATION))
                .renewed("late")
                .dated("2023-06-25T09:00:00-04:00")
                .message());

        assertThat(late.rules()).containsExactly("SEND_AFTER_END");
        assertThat(late.outcome().toString())
                .contains("Not possible: interim note.", "The referral's state is rejected / 4.0", "nothing of yours");
    }

    private static Journey accepted(String word) {
        Journey journey = Journey.named("J1").about("SYN-001-" + word);
        Answer.taken(journey.messages().get(REQUEST));
        Answer.taken(journey.messages().get(RESPONSE));
        return journey;
    }

    private static Journey.Message declined(Journey journey) {
        return stating(journey, RESPONSE, "declines", "2023-06-22T09:00:00-04:00", "rejected", "4.0")
                .each("Task", task -> task.putObject("statusReason").put("text", "not for this clinic"))
                .message();
    }

    private static void step(
            Journey journey, int message, String name, String at, String status, String businessStatus) {
        Answer.taken(stating(journey, message, name, at, status, businessStatus).message());
    }

    private static Letter stating(
            Journey journey, int message, String name, String at, String status, String businessStatus) {
        return Letter.from(journey.messages().get(message))
                .renewed(name)
                .dated(at)
                .each("Task", task -> state(task, status, businessStatus));
    }

    private static void state(ObjectNode task, String status, String businessStatus) {
        task.put("status", status);
        ObjectNode coding =
                (ObjectNode) task.path("businessStatus").path("coding").path(0);
        coding.put("code", businessStatus).remove("display");
    }
}
