package care.sij.exchange.outbound;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whom people may have this service call.
 *
 * @param networks networks that are not public and hold partners' servers, as {@code 10.20.0.0/16}; none by default
 */
@ConfigurationProperties("sij.trials")
record TrialSettings(@DefaultValue List<String> networks) {

    TrialSettings {
        networks = List.copyOf(networks);
        try {
            networks.forEach(Network::of);
        } catch (IllegalArgumentException none) {
            throw new IllegalArgumentException("sij.trials.networks: " + none.getMessage(), none);
        }
    }

    /** The networks, read. */
    List<Network> read() {
        return networks.stream().map(Network::of).toList();
    }
}
