package care.sij.exchange.message;

import care.sij.exchange.facts.Issue;
import care.sij.exchange.facts.Rule;
import java.time.Duration;

/** The partner sends more than was agreed; the message may come again, as it is, after the time. */
final class TooManyMessages extends RuntimeException {

    private static final long serialVersionUID = 1L;

    static final Issue ISSUE = Issue.error(
            Rule.TOO_MANY_MESSAGES,
            "",
            "More messages came in a minute than were agreed with this partner. Nothing of this one is stored. Send it"
                    + " again, unchanged, after a while; over HTTP Retry-After tells when.");

    private final Duration after;

    TooManyMessages(Duration after) {
        super("more messages a minute than agreed");
        this.after = after;
    }

    /** Whole seconds, at least one, as {@code Retry-After} has them. */
    long seconds() {
        return Math.max(1, after.plusMillis(999).toSeconds());
    }
}
