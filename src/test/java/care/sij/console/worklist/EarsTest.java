package care.sij.console.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.support.TestClock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EarsTest {

    private final TestClock clock = new TestClock(Instant.parse("2026-03-01T12:00:00Z"));
    private String mark = "1";
    private int asked;
    private final Ears ears = new Ears(
            () -> {
                asked++;
                return mark;
            },
            clock);

    private static final class Recording implements Ear {

        private final String person;
        private final List<Said> said = new ArrayList<>();
        private boolean signedIn = true;
        private boolean gone;
        private boolean ended;

        Recording(String person) {
            this.person = person;
        }

        @Override
        public String of() {
            return person;
        }

        @Override
        public boolean isSignedIn() {
            return signedIn;
        }

        @Override
        public void say(Said word) throws IOException {
            if (gone) {
                throw new IOException("gone");
            }
            said.add(word);
        }

        @Override
        public void end() {
            ended = true;
        }
    }

    private Recording joined(String person) {
        Recording ear = new Recording(person);
        assertThat(ears.join(ear, mark)).isTrue();
        return ear;
    }

    private void after(Duration time) {
        clock.advance(time);
        ears.tick();
    }

    @Test
    void asksNothingWhileNobodyListens() {
        ears.tick();
        assertThat(asked).isZero();
    }

    @Test
    void asksOnceForAll() {
        joined("a");
        joined("b");
        ears.tick();
        assertThat(asked).isEqualTo(1);
    }

    @Test
    void saysThatSomethingChangedAtMostOnceInTwoSeconds() {
        Recording ear = joined("a");
        for (int second = 0; second < 6; second++) {
            mark = "commit " + second;
            after(Duration.ofSeconds(1));
        }
        assertThat(ear.said).containsExactly(Ear.Said.CHANGED, Ear.Said.CHANGED, Ear.Said.CHANGED);
        after(Duration.ofSeconds(2));
        assertThat(ear.said).as("the last change is not lost").hasSize(4);
        after(Duration.ofSeconds(2));
        assertThat(ear.said).hasSize(4);
    }

    @Test
    void saysAtOnceWhatChangedBeforeItListened() {
        Recording ear = new Recording("a");
        ears.join(ear, "of the page");
        ears.tick();
        assertThat(ear.said).containsExactly(Ear.Said.CHANGED);
    }

    @Test
    void saysNowAndThenThatTheLineHolds() {
        Recording ear = joined("a");
        after(Ears.BEAT.minusSeconds(1));
        assertThat(ear.said).isEmpty();
        after(Duration.ofSeconds(1));
        after(Duration.ofSeconds(1));
        assertThat(ear.said).containsExactly(Ear.Said.STILL_HERE);
    }

    @Test
    void endsWithTheSession() {
        Recording ear = joined("a");
        ear.signedIn = false;
        mark = "2";
        after(Ears.BEAT);
        assertThat(ear.ended).isTrue();
        assertThat(ear.said).isEmpty();
        assertThat(ears.count()).isZero();
    }

    @Test
    void endsAfterTenMinutes() {
        Recording ear = joined("a");
        after(Ears.LONGEST);
        assertThat(ear.ended).isTrue();
        assertThat(ears.count()).isZero();
    }

    @Test
    void forgetsWhoHasGone() {
        Recording gone = joined("a");
        Recording other = joined("b");
        gone.gone = true;
        mark = "2";
        after(Duration.ofSeconds(1));
        assertThat(ears.count()).isEqualTo(1);
        assertThat(other.said).containsExactly(Ear.Said.CHANGED);
    }

    @Test
    void takesNoMoreThanItCanServe() {
        for (int one = 0; one < Ears.MOST_OF_ONE; one++) {
            joined("a");
        }
        assertThat(ears.join(new Recording("a"), mark)).isFalse();
        for (int one = Ears.MOST_OF_ONE; one < Ears.MOST; one++) {
            joined("person " + one);
        }
        assertThat(ears.join(new Recording("b"), mark)).isFalse();
        assertThat(ears.count()).isEqualTo(Ears.MOST);
        ears.endAll();
        assertThat(ears.count()).isZero();
    }
}
