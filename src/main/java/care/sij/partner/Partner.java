package care.sij.partner;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * An organization we exchange with, as registered.
 *
 * @param id its OAuth 2 client id
 * @param organization the organization's name, for people
 * @param identifierSystems the systems it may assert identifiers of, the most trusted first
 * @param sourceEndpoints what it may state as {@code MessageHeader.source.endpoint}
 * @param responseEndpoints where it takes answers beside its source endpoints
 * @param scopes the SMART scopes it may be granted, as registered
 * @param delivery how it takes what is sent to it; empty when nothing is
 * @param hl7v2 how it sends HL7 v2 messages; empty when it sends none
 * @param terms what was agreed with it beside
 */
public record Partner(
        String id,
        PartnerRole role,
        String organization,
        List<IdentifierSystem> identifierSystems,
        List<String> sourceEndpoints,
        List<String> responseEndpoints,
        PartnerKeys keys,
        List<String> scopes,
        Optional<Delivery> delivery,
        Optional<Hl7v2> hl7v2,
        Terms terms) {

    public Partner {
        identifierSystems = List.copyOf(identifierSystems);
        sourceEndpoints = List.copyOf(sourceEndpoints);
        responseEndpoints = List.copyOf(responseEndpoints);
        scopes = List.copyOf(scopes);
    }

    /** Rank of an identifier system among those this partner may assert, 0 the highest; empty when it may not. */
    public OptionalInt rankOf(String system) {
        return IntStream.range(0, identifierSystems.size())
                .filter(rank -> identifierSystems.get(rank).covers(system))
                .findFirst();
    }

    public boolean mayAssert(String system) {
        return rankOf(system).isPresent();
    }

    /** The systems it may assert that are registered one by one, not by a prefix; the most trusted first. */
    public List<String> namedSystems() {
        return identifierSystems.stream()
                .filter(system -> !system.isPrefix())
                .map(IdentifierSystem::pattern)
                .toList();
    }

    /** Whether a message may name this endpoint as its source. */
    public boolean speaksFrom(String endpoint) {
        return sourceEndpoints.contains(endpoint);
    }

    /** Whether a late answer may be sent to this address. */
    public boolean takesAnswersAt(String address) {
        return sourceEndpoints.contains(address) || responseEndpoints.contains(address);
    }

    /** The addresses below which it may be notified: where it takes messages and answers, as registered. */
    public List<URI> notificationBases() {
        return NotificationAddress.bases(this);
    }

    /** Whether its subscriptions may name this address. */
    public boolean takesNotificationsAt(String address) {
        return NotificationAddress.of(address)
                .filter(one -> one.below(notificationBases()))
                .isPresent();
    }
}
