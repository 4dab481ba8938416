package care.sij.exchange;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where the time of a message went, step by step. Kept in memory for the last messages of this process, without
 * anything of what they say.
 */
public interface MessageSteps {

    /** The steps of a message, in the order in which they are taken; none is within another. */
    enum Step {
        /** From bytes to a resource. */
        PARSED("read and parsed"),
        /** Whether the message was answered before. */
        SEEN("seen before?"),
        /** The sender's codes, as ours. */
        CODES("codes mapped"),
        /** Against profiles and the event's definition. */
        VALIDATED("validated"),
        /** Waiting for sole use of whom and what it is about. */
        LOCKED("locks"),
        /** Whom it is about. */
        PERSON("person resolved"),
        /** Each part's place in the record, and its references. */
        PLACED("places and references"),
        /** The referral moved, facts and their Provenance appended, others' messages entered. */
        APPENDED("record appended"),
        /** The patient's plans derived again. */
        PLANNED("plans derived"),
        /** The other steps of the commit, the audit row among them, and all of it on the disk. */
        STORED("audited and stored");

        private final String title;

        Step(String title) {
            this.title = title;
        }

        /** What was done, in words. */
        public String title() {
            return title;
        }
    }

    /** How long a step took, in all its tries. */
    record Took(Step step, Duration time) {}

    /**
     * What is known of the last work on a message.
     *
     * @param begun when its work began
     * @param steps those that were taken, in order
     */
    record Trace(Instant begun, List<Took> steps) {

        public Trace {
            steps = List.copyOf(steps);
        }
    }

    /** Of a partner's message; empty when it is not among the last ones of this process. */
    Optional<Trace> of(String partner, String messageId);
}
