package care.sij.exchange;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How messages come from partners and go to them, in numbers. Nothing of what they say is told. */
public interface Traffic {

    /** Whether anything is sent to a partner now. */
    sealed interface Gate {

        /** It is, as soon as there is something. */
        record Open() implements Gate {}

        /** Not before then: it failed several times in a row. */
        record Paused(Instant until) implements Gate {}

        /** Not until somebody releases it. */
        record Held() implements Gate {}
    }

    /**
     * How a partner stands.
     *
     * @param failures in a row, up to now
     * @param waiting messages to be sent
     * @param oldest when the oldest of them was told
     * @param dead messages set aside
     * @param lastIn when its last message came
     * @param lastOut when the last message to it was settled
     */
    record Standing(
            Gate gate,
            int failures,
            int waiting,
            Optional<Instant> oldest,
            int dead,
            Optional<Instant> lastIn,
            Optional<Instant> lastOut,
            Day day) {

        /** Of a partner with which nothing was exchanged yet. */
        public static final Standing NOTHING = new Standing(
                new Gate.Open(), 0, 0, Optional.empty(), 0, Optional.empty(), Optional.empty(), new Day(0, 0, 0, 0));
    }

    /**
     * What came of a day's messages.
     *
     * @param received how many came
     * @param refused how many of them were refused
     * @param sent how many were settled or tried
     * @param failed how many of them were set aside, or wait after an attempt that failed
     */
    record Day(int received, int refused, int sent, int failed) {

        /** All of them. */
        public int all() {
            return received + sent;
        }

        /** Those that went wrong. */
        public int wrong() {
            return refused + failed;
        }
    }

    /** Which way a message went. */
    enum Way {
        IN,
        OUT
    }

    /**
     * One message.
     *
     * @param became {@code ok} or {@code fatal-error} of one that came, its state of one that is sent
     */
    record Last(Way way, String event, Instant at, String became) {}

    /** How each of these partners stands. */
    Map<String, Standing> of(Collection<String> partners);

    /** The partner's last messages, the newest first, at most so many of each way. */
    List<Last> last(String partner, int most);
}
