package care.sij.partner;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whom we exchange with.
 *
 * @param partners registrations by client id; none by default
 */
@ConfigurationProperties("sij")
record PartnerSettings(@DefaultValue Map<String, Entry> partners) {

    /**
     * One registration.
     *
     * @param role hospital, clinic, payer or auditor; required
     * @param organization the organization's name; required
     * @param identifierSystems systems it may assert, best first, each a URI or a prefix ending in {@code /*}; none by
     *     default
     * @param sourceEndpoints what it may state as a message's source; none by default
     * @param responseEndpoints http(s) URLs where it takes late answers, beside its source endpoints; none by default
     * @param jwks its public keys as a JSON Web Key Set; either this or {@code jwks-url}
     * @param jwksUrl https URL (http on loopback) of its public keys; either this or {@code jwks}
     * @param scopes SMART v2 scopes it may be granted; none by default
     * @param delivery how it takes what is sent to it; nothing is sent by default
     */
    record Entry(
            Optional<PartnerRole> role,
            @DefaultValue("") String organization,
            @DefaultValue List<String> identifierSystems,
            @DefaultValue List<String> sourceEndpoints,
            @DefaultValue List<String> responseEndpoints,
            Optional<String> jwks,
            Optional<String> jwksUrl,
            @DefaultValue List<String> scopes,
            @DefaultValue DeliveryEntry delivery) {}

    /**
     * How a partner takes what is sent to it.
     *
     * @param endpoint https URL (http on loopback) of its {@code $process-message}; nothing is sent without
     * @param events codes of {@code sij-message-event} it subscribed to; none by default
     * @param withheldTypes resource types that it is never sent, beside what the record keeps to itself; none by
     *     default
     * @param tokenUrl https URL (http on loopback) of its token endpoint; without it no access token is sent
     * @param clientId our client id there; required with {@code token-url}
     * @param scope the SMART scopes to ask for there; required with {@code token-url}
     * @param sslBundle name of a bundle of {@code spring.ssl.bundle} for all calls of its servers: our client
     *     certificate, its private certificate authority, or both; the platform's trust by default
     */
    record DeliveryEntry(
            Optional<String> endpoint,
            @DefaultValue List<String> events,
            @DefaultValue List<String> withheldTypes,
            Optional<String> tokenUrl,
            @DefaultValue("") String clientId,
            @DefaultValue("") String scope,
            Optional<String> sslBundle) {}
}
