package care.sij.referral;

import static care.sij.referral.Actor.INITIATOR;
import static care.sij.referral.Actor.RECIPIENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplayTest {

    private static final ReferralEvent SENT = event(1, INITIATOR, Trigger.SEND_PACKAGE);
    private static final ReferralEvent ACCEPTED = event(2, RECIPIENT, Trigger.ACCEPT);
    private static final ReferralEvent SCHEDULED = event(3, RECIPIENT, Trigger.SCHEDULE);
    private static final ReferralEvent NOTED = event(4, RECIPIENT, Trigger.INTERIM_NOTE);
    private static final ReferralEvent ENDED = event(5, RECIPIENT, Trigger.OUTCOME);
    private static final List<ReferralEvent> WAY = List.of(SENT, ACCEPTED, SCHEDULED, NOTED, ENDED);

    @Test
    void walksAReferralToItsEnd() {
        assertThat(Replay.of(WAY).state()).isEqualTo(ReferralState.COMPLETED);
    }

    @Test
    void waitsForAMissingPredecessor() {
        Replay replay = Replay.of(List.of(SENT, SCHEDULED));
        assertThat(replay.state()).isEqualTo(ReferralState.RECEIVED);
        assertThat(replay.verdicts()).containsEntry("3", Verdict.PENDING);
    }

    @Test
    void appliesAWaitingEventOnceItsPredecessorCame() {
        assertThat(Replay.of(List.of(SENT, SCHEDULED, ACCEPTED)).state()).isEqualTo(ReferralState.EVENT_SCHEDULED);
    }

    @Test
    void refusesWhatIsDatedAfterTheEnd() {
        List<ReferralEvent> events = new ArrayList<>(WAY);
        events.add(event(6, RECIPIENT, Trigger.INTERIM_NOTE));
        assertThat(Replay.of(events).verdicts()).containsEntry("6", Verdict.AFTER_END);
    }

    @Test
    void appliesALateEventDatedBeforeTheEnd() {
        Replay replay = Replay.of(List.of(SENT, ACCEPTED, ENDED, NOTED));
        assertThat(replay.state()).isEqualTo(ReferralState.COMPLETED);
        assertThat(replay.verdicts()).containsEntry("4", Verdict.APPLIED);
    }

    @Test
    void refusesTheOtherSidesTrigger() {
        Replay replay = Replay.of(List.of(SENT, event(2, INITIATOR, Trigger.ACCEPT)));
        assertThat(replay.verdicts()).containsEntry("2", Verdict.WRONG_ACTOR);
        assertThat(replay.state()).isEqualTo(ReferralState.RECEIVED);
    }

    @Test
    void takesAPackageSentAgainWithoutEffect() {
        Replay replay = Replay.of(List.of(SENT, ACCEPTED, event(3, INITIATOR, Trigger.SEND_PACKAGE)));
        assertThat(replay.verdicts()).containsEntry("3", Verdict.WITHOUT_EFFECT);
        assertThat(replay.state()).isEqualTo(ReferralState.ACCEPTED);
    }

    @ParameterizedTest
    @CsvSource({
        "INITIATOR, REQUEST_CANCEL, CANCELLATION_REQUESTED",
        "RECIPIENT, REQUEST_INFORMATION, AWAITING_INFORMATION",
        "RECIPIENT, ACCEPT, ACCEPTED"
    })
    void takesWhatIsSaidAgainWithoutEffect(Actor actor, Trigger trigger, ReferralState state) {
        Replay replay = Replay.of(List.of(SENT, event(2, actor, trigger), event(3, actor, trigger)));
        assertThat(replay.verdicts()).containsEntry("2", Verdict.APPLIED).containsEntry("3", Verdict.WITHOUT_EFFECT);
        assertThat(replay.state()).isEqualTo(state);
    }

    @Test
    void takesInformationAfterTheEndWithoutEffect() {
        List<ReferralEvent> events = new ArrayList<>(WAY);
        events.add(event(6, INITIATOR, Trigger.PROVIDE_INFORMATION));
        assertThat(Replay.of(events).verdicts()).containsEntry("6", Verdict.WITHOUT_EFFECT);
    }

    @Test
    void readsSchedulingAsReschedulingWhereSomethingIsBooked() {
        Replay replay = Replay.of(List.of(
                SENT,
                ACCEPTED,
                SCHEDULED,
                event(4, RECIPIENT, Trigger.NO_SHOW),
                event(5, RECIPIENT, Trigger.SCHEDULE)));
        assertThat(replay.state()).isEqualTo(ReferralState.EVENT_SCHEDULED);
    }

    @Test
    void namesWhatIsAllowed() {
        assertThat(Replay.allowed(ReferralState.RECEIVED, RECIPIENT))
                .containsExactly(Trigger.ACCEPT, Trigger.DECLINE, Trigger.REQUEST_INFORMATION);
        assertThat(Replay.allowed(ReferralState.COMPLETED, RECIPIENT)).isEmpty();
    }

    @Property(tries = 500)
    void givesTheSameWhateverTheOrderOfArrival(@ForAll long seed) {
        Random random = new Random(seed);
        List<ReferralEvent> events = randomEvents(random);
        List<ReferralEvent> shuffled = new ArrayList<>(events);
        Collections.shuffle(shuffled, random);
        assertThat(Replay.of(shuffled)).isEqualTo(Replay.of(events));
    }

    private static List<ReferralEvent> randomEvents(Random random) {
        List<ReferralEvent> events = new ArrayList<>(WAY);
        for (int n = 10; n < 20; n++) {
            Trigger trigger = Trigger.values()[random.nextInt(Trigger.values().length)];
            Actor actor = Actor.values()[random.nextInt(2)];
            events.add(new ReferralEvent(Instant.ofEpochSecond(random.nextInt(6)), "m" + n, actor, trigger));
        }
        return events;
    }

    private static ReferralEvent event(int second, Actor actor, Trigger trigger) {
        return new ReferralEvent(Instant.ofEpochSecond(second), Integer.toString(second), actor, trigger);
    }
}
