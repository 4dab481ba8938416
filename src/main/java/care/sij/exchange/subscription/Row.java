package care.sij.exchange.subscription;

import care.sij.record.ResourceKey;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A subscription as it stands.
 *
 * @param patient id of the only Patient that it is about
 * @param scopes what its client might do when it subscribed
 * @param handshake id of the notice that it waits to be taken before it is active
 * @param reason why it failed; empty when it did not
 * @param events how many events there were for it: the number of the last
 */
record Row(
        String id,
        String partner,
        Topic topic,
        Optional<String> patient,
        URI endpoint,
        Content content,
        Duration timeout,
        String scopes,
        State state,
        String handshake,
        String reason,
        Instant ends,
        long events) {

    ResourceKey key() {
        return new ResourceKey("Subscription", id);
    }
}
