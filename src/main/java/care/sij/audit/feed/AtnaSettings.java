package care.sij.audit.feed;

import care.sij.partner.WebAddress;
import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The audit record repository that is told of every audit row; none unless an address is set.
 *
 * @param url FHIR base of the repository
 * @param sslBundle with what we prove who we are, and whom we trust
 * @param every how often it is told
 * @param answerWithin how long an answer is waited for
 */
@ConfigurationProperties("sij.audit.atna")
record AtnaSettings(
        Optional<String> url,
        Optional<String> sslBundle,
        @DefaultValue("2s") Duration every,
        @DefaultValue("10s") Duration answerWithin) {

    AtnaSettings {
        WebAddress.require("sij.audit.atna.url", url);
        if (every.isNegative() || every.isZero() || answerWithin.isNegative() || answerWithin.isZero()) {
            throw new IllegalArgumentException("the times of sij.audit.atna are above zero");
        }
    }
}
