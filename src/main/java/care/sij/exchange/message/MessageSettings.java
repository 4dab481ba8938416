package care.sij.exchange.message;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How messages are taken.
 *
 * @param atOnce messages worked on at the same time, 1 to 100; keep it below the size of the connection pool. 6 by
 *     default
 * @param patience how long a message waits for its turn among copies, and then for its place, before it is sent away
 *     with 503; 20 s by default
 * @param parkedAlertAfter how long a message may stay parked before it is alerted; 24 h by default
 */
@ConfigurationProperties("sij.messages")
record MessageSettings(
        @DefaultValue("6") int atOnce,
        @DefaultValue("20s") Duration patience,
        @DefaultValue("24h") Duration parkedAlertAfter) {

    MessageSettings {
        if (atOnce < 1 || atOnce > 100) {
            throw new IllegalArgumentException("sij.messages.at-once is 1 to 100");
        }
        if (parkedAlertAfter.isNegative() || parkedAlertAfter.isZero()) {
            throw new IllegalArgumentException("sij.messages.parked-alert-after is a time above zero");
        }
    }
}
