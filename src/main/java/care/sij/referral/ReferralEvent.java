package care.sij.referral;

import java.time.Instant;
import java.util.Comparator;

/**
 * A trigger as its source told it.
 *
 * @param at the source's own time of the message, which with {@code messageId} decides the order of replay
 * @param messageId id of the message that carried it
 */
public record ReferralEvent(Instant at, String messageId, Actor actor, Trigger trigger) {

    /** The source's order: time, then message id (never arrival). */
    public static final Comparator<ReferralEvent> SOURCE_ORDER =
            Comparator.comparing(ReferralEvent::at).thenComparing(ReferralEvent::messageId);
}
