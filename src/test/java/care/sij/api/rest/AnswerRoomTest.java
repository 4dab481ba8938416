package care.sij.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.sij.record.Bytes;
import org.junit.jupiter.api.Test;

/** What the entries of one bundle answer is bounded together. */
class AnswerRoomTest {

    private static final Bytes HALF = Bytes.of(new byte[AnswerRoom.MOST_BYTES / 2]);
    private static final Bytes SMALL = Bytes.utf8("{}");

    @Test
    void refusesWhatDoesNotFitAndReadsNothingAfterIt() {
        AnswerRoom room = new AnswerRoom();
        assertThat(room.reading(() -> EntryAnswer.holding(HALF)).resource()).contains(HALF);
        room.reading(() -> EntryAnswer.holding(SMALL));
        assertThatThrownBy(() -> room.reading(() -> EntryAnswer.holding(HALF)))
                .isInstanceOfSatisfying(
                        RequestRefused.class,
                        refused -> assertThat(refused.refusal()).isEqualTo(Refusal.TOO_COSTLY));
        assertThatThrownBy(() -> room.reading(() -> {
                    throw new AssertionError("is not asked");
                }))
                .isInstanceOf(RequestRefused.class);
    }

    @Test
    void leavesOutOfAWriteWhatDoesNotFitAlone() {
        AnswerRoom room = new AnswerRoom();
        assertThat(room.takes(HALF)).isTrue();
        assertThat(room.takes(SMALL)).isTrue();
        assertThat(room.takes(HALF)).isFalse();
        assertThat(room.takes(SMALL)).isTrue();
    }
}
