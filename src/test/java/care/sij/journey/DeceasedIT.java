package care.sij.journey;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.support.Answer;
import care.sij.support.Journey;
import care.sij.support.Letter;
import care.sij.support.Recorded;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A death ends the plan when the authority on the person's demographics tells it, and no longer than it does. */
class DeceasedIT {

    private static final int CONSULTATION = 3;
    private static final String DIED = "2023-06-27T09:00:00-04:00";
    private static final String CORRECTED = "2023-06-28T09:00:00-04:00";

    @Test
    void endsThePlanAndBringsItBackWhenCorrected() {
        Journey journey = told("deceased");
        Recorded recorded = new Recorded(journey);
        String before = recorded.print();
        Journey.Message request = journey.messages().get(0);
        Answer.taken(LinkLetter.update(request, DIED, patient -> patient.put("deceasedDateTime", "2023-06-27")));
        assertThat(recorded.plans()).singleElement().satisfies(plan -> {
            assertThat(plan.path("status").asString()).isEqualTo("revoked");
            assertThat(exitReason(plan)).isEqualTo("deceased");
        });
        Answer.taken(LinkLetter.update(request, CORRECTED, patient -> patient.put("deceasedBoolean", false)));
        assertThat(recorded.print()).isEqualTo(before);
    }

    @Test
    void isNotWhatTheOtherSideSays() {
        Journey journey = told("said-dead");
        Recorded recorded = new Recorded(journey);
        String before = recorded.print();
        Answer.taken(Letter.from(journey.messages().get(CONSULTATION))
                .renewed("dead")
                .dated(DIED)
                .each("Patient", patient -> patient.put("deceasedBoolean", true))
                .message());
        assertThat(recorded.demographics().has("deceasedBoolean")).isFalse();
        assertThat(recorded.print()).isEqualTo(before);
    }

    private static Journey told(String purpose) {
        Journey journey = Journey.named("J1").about("SYN-001-" + purpose);
        journey.messages().subList(0, CONSULTATION + 1).forEach(Answer::taken);
        return journey;
    }

    private static String exitReason(JsonNode plan) {
        return StreamSupport.stream(plan.path("extension").spliterator(), false)
                .filter(extension -> extension.path("url").asString().endsWith("/sij-exit-reason"))
                .map(extension -> extension.path("valueCode").asString())
                .findFirst()
                .orElse("");
    }
}
