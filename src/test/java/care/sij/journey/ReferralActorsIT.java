package care.sij.journey;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.support.Answer;
import care.sij.support.Journey;
import care.sij.support.Letter;
import care.sij.support.Recorded;
import org.junit.jupiter.api.Test;

/** Who may move a referral, and how it is cancelled (exchange.md 2.3 and 2.4). */
class ReferralActorsIT {

    private static final int REQUEST = 0;
    private static final int RESPONSE = 1;
    private static final int CONSULTATION = 3;

    @Test
    void movesTheReferralByARequestToCancelItThatComesWithoutItsTask() {
        Journey journey = begun("cancelled");
        Recorded recorded = new Recorded(journey);
        Answer.taken(
                Cancellation.request(journey).dated("2023-06-22T09:00:00-04:00").message());
        assertThat(recorded.referral()).isEqualTo("in-progress 5.2");
        Answer.taken(Cancellation.confirmation(journey)
                .dated("2023-06-23T09:00:00-04:00")
                .message());
        assertThat(recorded.referral()).isEqualTo("cancelled 6.0");
        assertThat(recorded.plans()).singleElement().satisfies(plan -> {
            assertThat(plan.path("status").asString()).isEqualTo("revoked");
            assertThat(plan.path("extension").toString()).contains("\"valueCode\":\"cancelled\"");
        });
    }

    @Test
    void takesNoNoteOfTheClinicFromTheHospital() {
        Journey journey = begun("hospital-notes");
        Recorded recorded = new Recorded(journey);
        String before = recorded.print();
        Letter note = Letter.from(journey.messages().get(CONSULTATION))
                .replacing("http://demo-clinic.example.org/", "http://demo-hospital.example.org/")
                .replacing("C-SYN-001", "SYN-001");
        assertRefused(Answer.to(new Journey.Message(
                "demo-hospital", "sij-consult-note", note.message().json())));
        assertThat(recorded.referral()).isEqualTo("accepted 3.0");
        assertThat(recorded.found("Observation", "code=fortin-finger-test")).isEmpty();
        assertThat(recorded.print()).isEqualTo(before);
    }

    @Test
    void takesNoCancellationOfTheHospitalFromTheClinic() {
        Journey journey = begun("clinic-cancels");
        Recorded recorded = new Recorded(journey);
        String before = recorded.print();
        Letter cancel = Letter.from(journey.messages().get(CONSULTATION)).telling("sij-referral-cancel");
        assertRefused(Answer.to(cancel.message()));
        assertThat(recorded.referral()).isEqualTo("accepted 3.0");
        assertThat(recorded.found("Observation", "code=fortin-finger-test")).isEmpty();
        assertThat(recorded.print()).isEqualTo(before);
    }

    private static void assertRefused(Answer answer) {
        assertThat(answer.code()).isEqualTo("fatal-error");
        assertThat(answer.rules()).containsExactly("SEND_EVENT_OF_OTHER_ROLE");
    }

    private static Journey begun(String purpose) {
        Journey journey = Journey.named("J1").about("SYN-001-" + purpose);
        Answer.taken(journey.messages().get(REQUEST));
        Answer.taken(journey.messages().get(RESPONSE));
        return journey;
    }
}
