package care.sij.journey;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.support.Answer;
import care.sij.support.Journey;
import care.sij.support.Letter;
import care.sij.support.Recorded;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What only a message said that does not count is not who the patient is. */
class SetAsideDemographicsIT {

    private static final int REQUEST = 0;
    private static final int END = 9;

    private static final String AFTER_THE_END = "2023-11-01T09:00:00-04:00";

    @Test
    void forgetsWhatACancellationSaidThatIsDatedAfterTheEnd() {
        Journey journey = Journey.named("J2").about("SYN-002-cancelled-late");
        forgets(journey, Cancellation.request(journey));
    }

    @Test
    void forgetsWhatARepeatedRequestSaidThatIsDatedAfterTheEnd() {
        Journey journey = Journey.named("J2").about("SYN-002-requested-late");
        forgets(journey, Letter.from(journey.messages().get(REQUEST)).renewed("again"));
    }

    private static void forgets(Journey journey, Letter late) {
        Recorded recorded = new Recorded(journey);
        journey.messages().subList(REQUEST, END).forEach(Answer::taken);
        JsonNode before = who(recorded);
        Answer.taken(late.each("Patient", SetAsideDemographicsIT::otherwise)
                .dated(AFTER_THE_END)
                .message());
        assertThat(who(recorded).toString()).contains("Otherwise", "1971-01-01");
        Answer.taken(journey.messages().get(END));
        assertThat(who(recorded)).isEqualTo(before);
    }

    private static void otherwise(ObjectNode patient) {
        ((ObjectNode) patient.path("name").path(0)).put("family", "Otherwise");
        patient.put("birthDate", "1971-01-01");
    }

    /** The person without what each version brings with it. */
    private static JsonNode who(Recorded recorded) {
        ObjectNode patient = (ObjectNode) recorded.demographics();
        patient.remove("meta");
        return patient;
    }
}
