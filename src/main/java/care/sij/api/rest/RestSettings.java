package care.sij.api.rest;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the REST face.
 *
 * @param pageSize resources on a page when the request does not say; default 50
 * @param largestPage most resources on a page, whatever the request says; default 500
 * @param exportAfter how long the end of an audit export's period lies in the past at least, so that rows of the audit
 *     that are being written are in it; default 60 s
 */
@ConfigurationProperties("sij.api")
record RestSettings(
        @DefaultValue("50") int pageSize,
        @DefaultValue("500") int largestPage,
        @DefaultValue("60s") Duration exportAfter) {

    RestSettings {
        if (pageSize < 1 || largestPage < pageSize) {
            throw new IllegalArgumentException("sij.api: 1 <= page-size <= largest-page");
        }
        if (exportAfter.isNegative()) {
            throw new IllegalArgumentException("sij.api.export-after is not negative");
        }
    }

    /** How long to wait until a period with this end may be exported; none when it may. */
    Optional<Duration> untilExport(Instant end, Instant now) {
        return Optional.of(Duration.between(now, end.plus(exportAfter)))
                .filter(left -> !left.isNegative() && !left.isZero());
    }
}
