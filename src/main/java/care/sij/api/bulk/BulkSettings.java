package care.sij.api.bulk;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of bulk exports.
 *
 * @param atOnce most exports of one client that are being made; default 2
 * @param most most exports of one client that are being made or kept; default 20
 * @param kept how long files can be fetched after they were asked for; default 24 h
 * @param partTimeout how long one part of an export may take to be found, in whole seconds; default 5 min
 */
@ConfigurationProperties("sij.bulk")
record BulkSettings(
        @DefaultValue("2") int atOnce,
        @DefaultValue("20") int most,
        @DefaultValue("24h") Duration kept,
        @DefaultValue("5m") Duration partTimeout) {

    BulkSettings {
        if (atOnce < 1 || most < atOnce) {
            throw new IllegalArgumentException("sij.bulk: 1 <= at-once <= most");
        }
        if (kept.isNegative() || kept.isZero()) {
            throw new IllegalArgumentException("sij.bulk.kept is positive");
        }
        if (partTimeout.toSeconds() < 1 || partTimeout.toSeconds() > 3600) {
            throw new IllegalArgumentException("sij.bulk.part-timeout is 1s to 1h");
        }
    }
}
