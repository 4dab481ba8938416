package care.sij.exchange.subscription;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How subscriptions are told.
 *
 * @param handshakeWithin how long an endpoint is asked before its subscription is in error; 2 min by default
 * @param giveUpAfter how long an event is tried before its subscription is in error; 1 day by default
 * @param keepEvents how long events can be asked for; 30 days by default
 */
@ConfigurationProperties("sij.subscriptions")
record SubscriptionSettings(
        @DefaultValue("2m") Duration handshakeWithin,
        @DefaultValue("1d") Duration giveUpAfter,
        @DefaultValue("30d") Duration keepEvents) {

    SubscriptionSettings {
        requirePositive("handshake-within", handshakeWithin);
        requirePositive("give-up-after", giveUpAfter);
        requirePositive("keep-events", keepEvents);
    }

    private static void requirePositive(String name, Duration time) {
        if (time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException("sij.subscriptions." + name + " is a time above zero");
        }
    }
}
