package care.sij.exchange.alert;

import care.sij.partner.WebAddress;
import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When somebody is to look.
 *
 * @param deliveryWaits how long the oldest message to a partner may wait; 1 h by default
 * @param custodyUnanswered how long a partner may keep a message without answering; 24 h by default
 * @param referralUnanswered how long a referral may stay without any word of the clinic; 3 days by default
 * @param followUpMissed how long ago the window of a visit that was missed may have ended for an alert to open; 30 days
 *     by default
 * @param partnerQuiet how long a hospital or clinic that has sent messages may send none; 14 days by default
 * @param webhook https URL (http on loopback) that is told of each alert when it opens and when it is resolved; none by
 *     default
 */
@ConfigurationProperties("sij.alerts")
record AlertSettings(
        @DefaultValue("1h") Duration deliveryWaits,
        @DefaultValue("24h") Duration custodyUnanswered,
        @DefaultValue("3d") Duration referralUnanswered,
        @DefaultValue("30d") Duration followUpMissed,
        @DefaultValue("14d") Duration partnerQuiet,
        Optional<String> webhook) {

    AlertSettings {
        for (Duration time :
                new Duration[] {deliveryWaits, custodyUnanswered, referralUnanswered, followUpMissed, partnerQuiet}) {
            if (time.isNegative() || time.isZero()) {
                throw new IllegalArgumentException("the times of sij.alerts are above zero");
            }
        }
        WebAddress.require("sij.alerts.webhook", webhook);
    }
}
