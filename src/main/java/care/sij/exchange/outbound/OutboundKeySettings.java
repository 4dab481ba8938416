package care.sij.exchange.outbound;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long our keys at partners' token endpoints are used.
 *
 * @param signFor how long a key signs before the next one does; 90 days by default
 * @param publishedBefore how long a key is published before it signs, so that a partner that keeps our key set knows it
 *     by then; at least 10 minutes, a day by default
 * @param publishedAfter how long a key is published after it last signed; at least 10 minutes, a day by default
 */
@ConfigurationProperties("sij.outbound-keys")
record OutboundKeySettings(
        @DefaultValue("90d") Duration signFor,
        @DefaultValue("1d") Duration publishedBefore,
        @DefaultValue("1d") Duration publishedAfter) {

    /** An assertion's life, and the time that processes and partners may keep the set, both fit in. */
    private static final Duration SHORTEST_OVERLAP = Duration.ofMinutes(10);

    OutboundKeySettings {
        if (publishedBefore.compareTo(SHORTEST_OVERLAP) < 0 || publishedAfter.compareTo(SHORTEST_OVERLAP) < 0) {
            throw new IllegalArgumentException(
                    "sij.outbound-keys.published-before and published-after are 10 minutes or more");
        }
        if (signFor.compareTo(publishedBefore) <= 0) {
            throw new IllegalArgumentException("sij.outbound-keys.sign-for is longer than published-before");
        }
    }
}
