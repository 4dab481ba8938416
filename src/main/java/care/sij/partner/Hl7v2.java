package care.sij.partner;

import java.nio.charset.Charset;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How a partner sends HL7 v2 messages.
 *
 * @param listener where they are listened for
 * @param application what it states as sending application (MSH-3)
 * @param facility what it states as sending facility (MSH-4)
 * @param processingIds processing ids (MSH-11) that are taken
 * @param charset of messages that do not name theirs (MSH-18)
 * @param zone of times without an offset; empty for the clinic's
 */
public record Hl7v2(
        Listener listener,
        String application,
        String facility,
        Set<String> processingIds,
        Charset charset,
        Optional<ZoneId> zone,
        Naming naming) {

    /**
     * A port of this partner's own.
     *
     * @param port 0 for a free one
     * @param sslBundle the Spring SSL bundle of TLS; empty for none
     * @param largestFrame most bytes of one message
     * @param connections most at once
     * @param silence longest between two messages
     */
    public record Listener(
            String address,
            int port,
            Optional<String> sslBundle,
            int largestFrame,
            int connections,
            Duration silence) {}

    /**
     * What its short names stand for.
     *
     * @param systems URI of each assigning authority and coding system
     * @param below URI, without a slash at its end, below which numbers without an authority lie
     */
    public record Naming(Map<String, String> systems, String below) {

        public Naming {
            systems = Map.copyOf(systems);
        }

        /** The URI that a name stands for. */
        public Optional<String> system(String name) {
            return Optional.ofNullable(systems.get(name));
        }
    }

    public Hl7v2 {
        processingIds = Set.copyOf(processingIds);
    }
}
