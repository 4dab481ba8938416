package care.sij.record.search;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of searches.
 *
 * @param timeout how long the searches of one request may take together, in whole seconds; default 20 s
 */
@ConfigurationProperties("sij.search")
public record SearchSettings(@DefaultValue("20s") Duration timeout) {

    public SearchSettings {
        if (timeout.toSeconds() < 1 || timeout.toSeconds() > 3600) {
            throw new IllegalArgumentException("sij.search.timeout is 1s to 1h");
        }
    }
}
