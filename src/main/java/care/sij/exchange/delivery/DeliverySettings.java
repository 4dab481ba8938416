package care.sij.exchange.delivery;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How messages are delivered.
 *
 * @param atOnce messages sent to one partner at the same time by one process, 1 to 32; 4 by default
 * @param answerWithin how long an answer is waited for; 30 s by default
 * @param giveUpAfter how long a message is tried before it is set aside as dead; 7 days by default
 */
@ConfigurationProperties("sij.delivery")
record DeliverySettings(
        @DefaultValue("4") int atOnce,
        @DefaultValue("30s") Duration answerWithin,
        @DefaultValue("7d") Duration giveUpAfter) {

    DeliverySettings {
        if (atOnce < 1 || atOnce > 32) {
            throw new IllegalArgumentException("sij.delivery.at-once is 1 to 32");
        }
        if (answerWithin.compareTo(Duration.ofSeconds(1)) < 0 || answerWithin.compareTo(Duration.ofMinutes(5)) > 0) {
            throw new IllegalArgumentException("sij.delivery.answer-within is 1 s to 5 min");
        }
        if (giveUpAfter.isNegative() || giveUpAfter.isZero()) {
            throw new IllegalArgumentException("sij.delivery.give-up-after is a time above zero");
        }
    }
}
