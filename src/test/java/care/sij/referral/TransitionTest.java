package care.sij.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows 01 to 34 of the harmonised BSeR and 360X table (exchange.md 2.4), written out once more by hand. */
class TransitionTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            01, INITIATOR, draft,       '',    SEND_PACKAGE,         received,    2.0
            02, RECIPIENT, received,    2.0,   ACCEPT,               accepted,    3.0
            03, RECIPIENT, received,    2.0,   DECLINE,              rejected,    4.0
            04, INITIATOR, received,    2.0,   REQUEST_CANCEL,       in-progress, 5.2
            05, RECIPIENT, accepted,    3.0,   DECLINE,              rejected,    4.0
            06, RECIPIENT, accepted,    3.0,   SCHEDULE,             in-progress, 5.1.1
            07, INITIATOR, accepted,    3.0,   REQUEST_CANCEL,       in-progress, 5.2
            08, RECIPIENT, accepted,    3.0,   INTERIM_NOTE,         in-progress, 5.1.4
            09, RECIPIENT, accepted,    3.0,   OUTCOME,              completed,   7.0
            10, RECIPIENT, in-progress, 5.1.1, DECLINE,              rejected,    4.0
            11, RECIPIENT, in-progress, 5.1.1, RESCHEDULE,           in-progress, 5.1.1
            12, RECIPIENT, in-progress, 5.1.1, NO_SHOW,              in-progress, 5.1.2
            13, RECIPIENT, in-progress, 5.1.1, CANCEL_APPOINTMENT,   in-progress, 5.1.3
            14, INITIATOR, in-progress, 5.1.1, REQUEST_CANCEL,       in-progress, 5.2
            15, RECIPIENT, in-progress, 5.1.1, INTERIM_NOTE,         in-progress, 5.1.4
            16, RECIPIENT, in-progress, 5.1.1, OUTCOME,              completed,   7.0
            17, RECIPIENT, in-progress, 5.1.2, DECLINE,              rejected,    4.0
            18, RECIPIENT, in-progress, 5.1.2, RESCHEDULE,           in-progress, 5.1.1
            19, RECIPIENT, in-progress, 5.1.2, CANCEL_APPOINTMENT,   in-progress, 5.1.3
            20, INITIATOR, in-progress, 5.1.2, REQUEST_CANCEL,       in-progress, 5.2
            21, RECIPIENT, in-progress, 5.1.3, SCHEDULE,             in-progress, 5.1.1
            22, INITIATOR, in-progress, 5.1.3, REQUEST_CANCEL,       in-progress, 5.2
            23, RECIPIENT, in-progress, 5.2,   CONFIRM_CANCEL,       cancelled,   6.0
            24, RECIPIENT, in-progress, 5.2,   OUTCOME,              completed,   7.0
            25, RECIPIENT, in-progress, 5.1.4, DECLINE,              rejected,    4.0
            26, RECIPIENT, in-progress, 5.1.4, SCHEDULE,             in-progress, 5.1.1
            27, RECIPIENT, in-progress, 5.1.4, CANCEL_APPOINTMENT,   in-progress, 5.1.3
            28, INITIATOR, in-progress, 5.1.4, REQUEST_CANCEL,       in-progress, 5.2
            29, RECIPIENT, in-progress, 5.1.4, INTERIM_NOTE,         in-progress, 5.1.4
            30, RECIPIENT, in-progress, 5.1.4, OUTCOME,              completed,   7.0
            31, RECIPIENT, accepted,    3.0,   ACTIVATE_BY_SCHEDULE, in-progress, 5.1
            32, RECIPIENT, accepted,    3.0,   ACTIVATE_BY_NOTE,     in-progress, 5.1
            33, RECIPIENT, in-progress, 5.1,   DECLINE,              rejected,    4.0
            34, INITIATOR, in-progress, 5.1,   REQUEST_CANCEL,       in-progress, 5.2
            A1, RECIPIENT, received,    2.0,   REQUEST_INFORMATION,  received,    awaiting-information
            A2, INITIATOR, received,    awaiting-information, PROVIDE_INFORMATION, received, 2.0
            A3, RECIPIENT, received,    awaiting-information, ACCEPT,              accepted, 3.0
            A4, RECIPIENT, received,    awaiting-information, DECLINE,             rejected, 4.0
            A5, INITIATOR, received,    awaiting-information, REQUEST_CANCEL,      in-progress, 5.2
            C1, INITIATOR, received,    2.0,   CANCEL,               cancelled,   6.0
            C2, INITIATOR, received,    awaiting-information, CANCEL,              cancelled, 6.0
            C3, INITIATOR, accepted,    3.0,   CANCEL,               cancelled,   6.0
            C4, INITIATOR, in-progress, 5.1.1, CANCEL,               in-progress, 5.2
            C5, INITIATOR, in-progress, 5.1.2, CANCEL,               in-progress, 5.2
            C6, INITIATOR, in-progress, 5.1.3, CANCEL,               in-progress, 5.2
            C7, INITIATOR, in-progress, 5.1.4, CANCEL,               in-progress, 5.2
            C8, INITIATOR, in-progress, 5.1,   CANCEL,               in-progress, 5.2
            """)
    void followsThePublishedTable(
            String row,
            Actor actor,
            String status,
            String business,
            Trigger trigger,
            String toStatus,
            String toBusiness) {
        ReferralState from = ReferralState.of(status, business).orElseThrow();
        ReferralState to = ReferralState.of(toStatus, toBusiness).orElseThrow();
        assertThat(Transition.TABLE).contains(new Transition(row, actor, from, trigger, to));
    }

    @Test
    void holdsNoOtherRow() {
        assertThat(Transition.TABLE).hasSize(47);
    }

    @Test
    void letsOneTriggerLeaveAStateInOneWayOnly() {
        List<String> starts = new ArrayList<>();
        Transition.TABLE.forEach(transition -> starts.add(transition.from() + " " + transition.trigger()));
        assertThat(starts).doesNotHaveDuplicates();
    }

    @Test
    void givesEachTriggerToOneActor() {
        for (Transition transition : Transition.TABLE) {
            assertThat(Transition.actorOf(transition.trigger())).isEqualTo(transition.actor());
        }
    }

    @Test
    void leavesNoTerminalState() {
        assertThat(Transition.TABLE).noneMatch(transition -> transition.from().terminal());
    }
}
