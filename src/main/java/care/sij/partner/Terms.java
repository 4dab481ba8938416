package care.sij.partner;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What was agreed with a partner beside how it is reached.
 *
 * @param contact whom to call when something is wrong; empty when nobody is named
 * @param cancellation how its cancellation of a referral works
 * @param dialect whose event codes its message headers speak in, and those that it is sent
 * @param sensitive of the labels that hide a resource those that do not hide it from this partner
 */
public record Terms(
        Optional<Contact> contact,
        Limits limits,
        Retry retry,
        Cancellation cancellation,
        EventDialect dialect,
        Set<String> sensitive) {

    /** The labels of v3-Confidentiality that hide a resource: restricted and very restricted. */
    public static final Set<String> HIDING = Set.of("R", "V");

    /** What holds for a partner with which nothing else was agreed. */
    public static final Terms USUAL = new Terms(
            Optional.empty(),
            new Limits(Optional.empty(), Optional.empty()),
            new Retry(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
            Cancellation.ASK,
            EventDialect.NATIVE,
            Set.of());

    public Terms {
        sensitive = Set.copyOf(sensitive);
    }

    /**
     * People at the partner's; what is not known is empty text.
     *
     * @param name of a person or a desk
     */
    public record Contact(String name, String email, String phone) {}

    /**
     * How much it may send.
     *
     * @param messagesPerMinute to one process; empty for as many as there is room for
     * @param largestMessage most bytes of one message; empty for what everybody may send
     */
    public record Limits(Optional<Integer> messagesPerMinute, Optional<Integer> largestMessage) {}

    /**
     * How what is sent to it is tried again; what is empty is as for everybody.
     *
     * @param giveUpAfter how long a message is tried
     * @param answerWithin how long an answer is waited for
     * @param firstPause before the second attempt
     * @param longestPause to which the pauses double
     */
    public record Retry(
            Optional<Duration> giveUpAfter,
            Optional<Duration> answerWithin,
            Optional<Duration> firstPause,
            Optional<Duration> longestPause) {}
}
