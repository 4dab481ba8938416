package care.sij.exchange.delivery;

import care.sij.partner.Partner;
import care.sij.partner.Terms;
import java.time.Duration;

/**
 * How long and how often it is tried to deliver to one partner: as agreed with it, else as with everybody.
 *
 * @param giveUpAfter how long a message is tried before it is set aside
 * @param answerWithin how long an answer is waited for
 * @param firstPause before the second attempt
 * @param longestPause to which the pauses double
 */
record Patience(Duration giveUpAfter, Duration answerWithin, Duration firstPause, Duration longestPause) {

    /** 2 s, doubling to 15 min (exchange.md 4.3). */
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);

    static Patience with(Partner partner, DeliverySettings usual) {
        Terms.Retry agreed = partner.terms().retry();
        return new Patience(
                agreed.giveUpAfter().orElse(usual.giveUpAfter()),
                agreed.answerWithin().orElse(usual.answerWithin()),
                agreed.firstPause().orElse(FIRST_PAUSE),
                agreed.longestPause().orElse(LONGEST_PAUSE));
    }
}
