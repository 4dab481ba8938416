package care.sij.exchange;

import care.sij.partner.Proposal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Asks partners' servers what they say of themselves; only addresses that somebody registers, or is about to, are
 * asked.
 */
public interface Probes {

    /**
     * What follows for a partner.
     *
     * @param base the FHIR base that was asked
     */
    record Probed(String partner, URI base, Proposal proposal) {}

    /**
     * What a server says of itself, each text at most 200 characters long.
     *
     * @param fhirVersion empty text when it is not said
     * @param software name and version
     * @param takes what it says that it takes, type by type
     * @param messages whether it declares messaging
     * @param transport how the connection is encrypted, and until when its certificate holds
     * @param smart whether it has a SMART configuration
     */
    record Seen(
            String fhirVersion,
            String software,
            List<String> takes,
            Talking messages,
            Transport transport,
            Smart smart,
            Proposal proposal) {

        public Seen {
            takes = List.copyOf(takes);
        }
    }

    /** Whether a server takes whole messages. */
    enum Talking {
        MESSAGES,
        RESOURCES
    }

    /** Whether a server has a SMART configuration. */
    enum Smart {
        CONFIGURED,
        NONE
    }

    /**
     * How a connection is encrypted.
     *
     * @param protocol e.g. {@code TLSv1.3}; empty text when it is not
     * @param certificateEnds when the server's certificate ends
     */
    record Transport(String protocol, Optional<Instant> certificateEnds) {}

    /**
     * Asks a partner's server.
     *
     * @param partner its client id, or the FHIR base of its registration
     * @throws ProbeRefused when nothing can be proposed
     */
    Probed probe(String partner);

    /**
     * Asks a server that is about to be registered, for somebody who could register it.
     *
     * @param base its FHIR base; asked only when it is an https URL (http on loopback) without user, password and query
     * @throws ProbeRefused when it may not be asked, or nothing can be proposed
     */
    Seen lookAt(String base);

    /**
     * Asks the server of a registered partner the same, with its own certificates.
     *
     * @throws ProbeRefused when nothing can be proposed
     */
    Seen look(String partner);
}
