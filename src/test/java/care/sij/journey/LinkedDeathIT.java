package care.sij.journey;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.support.Answer;
import care.sij.support.DemoPartner;
import care.sij.support.Journey;
import care.sij.support.Recorded;
import care.sij.support.RestCall;
import care.sij.support.WholeService;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A person has one death, under whichever number it is told. */
class LinkedDeathIT {

    private static final String DIED = "2023-10-15T09:00:00-04:00";
    private static final String CORRECTED = "2023-10-16T09:00:00-04:00";
    private static final String LATER = "2023-11-01T09:00:00-04:00";

    @Test
    void endsThePlanWhenToldUnderTheReplacedNumberInEitherOrder() {
        TwoNumbers one = TwoNumbers.of("died-as-one").underOne().told();
        String alive = one.print();
        Answer.taken(death(one.current()));
        assertThat(one.plans()).isNotEmpty().allMatch(LinkedDeathIT::isDead);

        TwoNumbers last = TwoNumbers.of("died-last").told();
        Answer.taken(last.merge());
        Answer.taken(death(last.old()));
        assertThat(last.print()).isEqualTo(one.print());

        TwoNumbers first = TwoNumbers.of("died-first").told();
        Answer.taken(death(first.old()));
        Answer.taken(first.merge());
        assertThat(first.print()).isEqualTo(one.print());

        Answer.taken(update(first.old(), CORRECTED, patient -> patient.put("deceasedBoolean", false)));
        assertThat(first.print()).isEqualTo(alive);
    }

    @Test
    void isEachOnesOwnWhenTheyAreParted() {
        TwoNumbers apart = TwoNumbers.of("died-apart").told();
        Answer.taken(death(apart.old()));
        TwoNumbers two = TwoNumbers.of("died-parted").told();
        Answer.taken(two.merge());
        Answer.taken(death(two.old()));
        Answer.taken(LinkLetter.update(
                two.old().messages().get(0),
                LATER,
                patient -> patient.put("active", true).put("deceasedDateTime", "2023-10-15")));
        assertThat(two.print()).isEqualTo(apart.print());
        assertThat(two.oldPrint()).isEqualTo(apart.oldPrint());
        assertThat(two.plans()).noneMatch(LinkedDeathIT::isDead);
        assertThat(two.oldPlans()).isNotEmpty().allMatch(LinkedDeathIT::isDead);
    }

    @Test
    void reachesTheLastOfAChain() {
        TwoNumbers two = TwoNumbers.of("died-in-chain").told();
        Journey third = Journey.named("J1").only(0, 1).about("SYN-001-died-in-chain-last");
        Answer.taken(third.messages().get(0));
        Answer.taken(LinkLetter.merge(
                third.messages().get(0), two.current().messages().get(0), TwoNumbers.MERGED_AT));
        Answer.taken(death(two.old()));
        Answer.taken(two.merge());
        assertThat(new Recorded(third).plans()).isNotEmpty().allMatch(LinkedDeathIT::isDead);
    }

    @Test
    void endsThePlanWhenItIsWrittenToTheReplacedPatient() {
        DemoPartner hospital = WholeService.partner("demo-hospital");
        TwoNumbers two = TwoNumbers.of("died-by-rest").told();
        Answer.taken(two.merge());
        ObjectNode old = (ObjectNode)
                RestCall.get(hospital, "/Patient/" + two.oldPatient()).json();
        old.put("deceasedDateTime", "2023-10-15");
        RestCall.Got put = RestCall.put(hospital, "/Patient/" + two.oldPatient(), old);
        assertThat(put.status()).as(put.text()).isEqualTo(200);
        assertThat(two.plans()).isNotEmpty().allMatch(LinkedDeathIT::isDead);
    }

    private static Journey.Message death(Journey journey) {
        return update(journey, DIED, patient -> patient.put("deceasedDateTime", "2023-10-15"));
    }

    /** An update that says of the person itself that it is active would part it from the other. */
    private static Journey.Message update(Journey journey, String dated, Consumer<ObjectNode> change) {
        return LinkLetter.update(journey.messages().get(0), dated, change.andThen(patient -> patient.remove("active")));
    }

    private static boolean isDead(JsonNode plan) {
        return plan.path("status").asString().equals("revoked")
                && plan.path("extension")
                        .valueStream()
                        .anyMatch(extension -> extension.path("url").asString().endsWith("/sij-exit-reason")
                                && extension.path("valueCode").asString().equals("deceased"));
    }
}
