package care.sij.exchange;

import care.sij.partner.Proposal;
import java.net.URI;

/** Asks partners' servers what they say of themselves; only addresses of a registration are asked. */
public interface Probes {

    /**
     * What follows for a partner.
     *
     * @param base the FHIR base that was asked
     */
    record Probed(String partner, URI base, Proposal proposal) {}

    /**
     * Asks a partner's server.
     *
     * @param partner its client id, or the FHIR base of its registration
     * @throws ProbeRefused when nothing can be proposed
     */
    Probed probe(String partner);
}
