package care.sij.partner;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * How a partner takes what is sent to it.
 *
 * @param endpoint its {@code $process-message}, or its FHIR base, as the binding needs it
 * @param events codes of the events it subscribed to
 * @param withheldTypes resource types that it is never sent
 * @param access where the access token for the endpoint comes from; empty when the endpoint asks for none
 * @param sslBundle name of the Spring SSL bundle with our certificate for its servers, or its own authority; empty when
 *     the platform's trust is enough
 * @param binding the way in which it takes it
 */
public record Delivery(
        URI endpoint,
        List<String> events,
        List<String> withheldTypes,
        Optional<BackendAccess> access,
        Optional<String> sslBundle,
        Binding binding) {

    /**
     * A token endpoint at which we are a registered client (SMART App Launch 2.2.0, Backend Services).
     *
     * @param clientId ours at the partner
     * @param scope what is asked for
     */
    public record BackendAccess(URI tokenUrl, String clientId, String scope) {}

    public Delivery {
        events = List.copyOf(events);
        withheldTypes = List.copyOf(withheldTypes);
    }

    /** Where a token for this address comes from; empty unless it has the endpoint's scheme, host and port. */
    public Optional<BackendAccess> accessTo(URI address) {
        return access.filter(configured -> Origin.of(address).equals(Origin.of(endpoint)));
    }

    public boolean subscribedTo(String event) {
        return events.contains(event);
    }
}
