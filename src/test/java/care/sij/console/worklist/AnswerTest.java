package care.sij.console.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.referral.Actor;
import care.sij.referral.ReferralState;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AnswerTest {

    @ParameterizedTest
    @CsvSource({
        "DRAFT, RECIPIENT, ''",
        "RECEIVED, RECIPIENT, ACCEPT ASK DECLINE",
        "RECEIVED, INITIATOR, ASK_TO_CANCEL",
        "AWAITING_INFORMATION, RECIPIENT, ACCEPT DECLINE",
        "ACCEPTED, RECIPIENT, SCHEDULE DECLINE",
        "EVENT_SCHEDULED, RECIPIENT, SCHEDULE NO_SHOW CANCEL_VISIT DECLINE",
        "UNATTENDED, RECIPIENT, SCHEDULE CANCEL_VISIT DECLINE",
        "EVENT_CANCELLED, RECIPIENT, SCHEDULE",
        "CANCELLATION_REQUESTED, RECIPIENT, CONFIRM_CANCEL",
        "DECLINED, RECIPIENT, ''",
        "COMPLETED, INITIATOR, ''"
    })
    void isOpenAsFarAsTheStateMachineAllows(ReferralState state, Actor actor, String answers) {
        List<Answer> expected = answers.isEmpty()
                ? List.of()
                : Arrays.stream(answers.split(" ")).map(Answer::valueOf).toList();

        assertThat(Answer.allowed(state, actor)).containsExactlyInAnyOrderElementsOf(expected);
    }

    @ParameterizedTest
    @EnumSource(ReferralState.class)
    void everyStateHasWords(ReferralState state) {
        assertThat(WorkWords.of(state)).isNotBlank();
    }
}
