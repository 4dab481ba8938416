package care.sij.exchange.subscription;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a client wants to be told, and how.
 *
 * @param patient id of the only Patient that it is to be about
 * @param heartbeat how long nothing is sent before it is told that it is still there; zero for never
 * @param headers as they are sent with each notification, {@code Name: value}
 * @param ends when it ends
 */
record Wish(
        Topic topic,
        Optional<String> patient,
        URI endpoint,
        Content content,
        Duration heartbeat,
        Duration timeout,
        List<String> headers,
        Optional<Instant> ends) {

    Wish {
        headers = List.copyOf(headers);
    }

    /** The value would be one of the secrets. */
    @Override
    public String toString() {
        return "Wish[" + topic + "]";
    }
}
