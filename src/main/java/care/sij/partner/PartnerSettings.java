package care.sij.partner;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

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
     * @param hl7v2 how it sends HL7 v2 messages over MLLP; nothing listens by default
     * @param contact whom to call when something is wrong; nobody by default
     * @param limits how much it may send; as everybody by default
     * @param retry how what is sent to it is tried again; as for everybody by default
     * @param cancellation {@code ask}: the clinic confirms that a referral is cancelled; {@code direct}: the partner
     *     cancels by itself until the clinic has begun
     * @param dialect {@code native}, {@code bser} or {@code cow}: whose event codes stand in message headers
     * @param sensitive labels of v3-Confidentiality, {@code R} and {@code V}, whose resources are there for it; none by
     *     default
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
            @DefaultValue DeliveryEntry delivery,
            @DefaultValue Hl7v2Entry hl7v2,
            @DefaultValue ContactEntry contact,
            @DefaultValue LimitsEntry limits,
            @DefaultValue RetryEntry retry,
            @DefaultValue("ask") Cancellation cancellation,
            @DefaultValue("native") String dialect,
            @DefaultValue List<String> sensitive) {}

    /**
     * Whom to call at a partner's; shown with alerts about it.
     *
     * @param name of a person or a desk
     * @param email required with {@code name}, or else {@code phone}
     * @param phone required with {@code name}, or else {@code email}
     */
    record ContactEntry(
            @DefaultValue("") String name,
            @DefaultValue("") String email,
            @DefaultValue("") String phone) {}

    /**
     * How much a partner may send.
     *
     * @param messagesPerMinute messages that it may send to one process in a minute; no limit by default
     * @param largestMessage most bytes of one message by {@code $process-message}, at most 20 MB; what everybody may
     *     send by default
     */
    record LimitsEntry(Optional<Integer> messagesPerMinute, Optional<DataSize> largestMessage) {}

    /**
     * How what is sent to a partner is tried again.
     *
     * @param giveUpAfter how long a message is tried before it is set aside; {@code sij.delivery.give-up-after} by
     *     default
     * @param answerWithin how long an answer is waited for, 1 s to 5 min; {@code sij.delivery.answer-within} by default
     * @param firstPause before the second attempt; 2 s by default
     * @param longestPause to which the pauses double; 15 min by default
     */
    record RetryEntry(
            Optional<Duration> giveUpAfter,
            Optional<Duration> answerWithin,
            Optional<Duration> firstPause,
            Optional<Duration> longestPause) {}

    /**
     * How a partner takes what is sent to it.
     *
     * @param endpoint https URL (http on loopback) of its {@code $process-message}, or of its FHIR base for the channel
     *     {@code fhir-rest}, or {@code mllps://host:port} (mllp on loopback) for {@code hl7v2}; nothing is sent without
     * @param events codes of {@code sij-message-event} it subscribed to; none by default
     * @param withheldTypes resource types that it is never sent, beside what the record keeps to itself; none by
     *     default
     * @param tokenUrl https URL (http on loopback) of its token endpoint; without it no access token is sent
     * @param clientId our client id there; required with {@code token-url}
     * @param scope the SMART scopes to ask for there; required with {@code token-url}
     * @param sslBundle name of a bundle of {@code spring.ssl.bundle} for all calls of its servers: our client
     *     certificate, its private certificate authority, or both; the platform's trust by default
     * @param channel {@code message}, {@code fhir-rest} or {@code hl7v2}; messages by default
     * @param profile name of a capability profile that comes with the service; required with {@code fhir-rest},
     *     {@code generic-v2} by default with {@code hl7v2}
     * @param parameters values, by name, of what the profile requires in each request; none by default
     * @param hl7v2 the headers of messages of the channel {@code hl7v2}
     */
    record DeliveryEntry(
            Optional<String> endpoint,
            @DefaultValue List<String> events,
            @DefaultValue List<String> withheldTypes,
            Optional<String> tokenUrl,
            @DefaultValue("") String clientId,
            @DefaultValue("") String scope,
            Optional<String> sslBundle,
            @DefaultValue("message") String channel,
            Optional<String> profile,
            @DefaultValue Map<String, String> parameters,
            @DefaultValue Hl7v2LineEntry hl7v2) {}

    /**
     * How HL7 v2 messages to a partner are headed.
     *
     * @param application what it is addressed as (MSH-5); required with the channel {@code hl7v2}
     * @param facility what it is addressed as (MSH-6); required with the channel {@code hl7v2}
     * @param ownApplication what we state as sending application (MSH-3)
     * @param ownFacility what we state as sending facility (MSH-4)
     * @param processingId P, T or D (MSH-11)
     * @param charset how messages are encoded (MSH-18): UTF-8, US-ASCII, or one of ISO-8859-1 to ISO-8859-15
     * @param acknowledgements {@code original}, {@code accept} or {@code accept-and-application}
     * @param systems its assigning authorities and coding systems by the names it gives them, each with its URI, beside
     *     those of the way in
     */
    record Hl7v2LineEntry(
            @DefaultValue("") String application,
            @DefaultValue("") String facility,
            @DefaultValue("SIJ") String ownApplication,
            @DefaultValue("SIJ") String ownFacility,
            @DefaultValue("P") String processingId,
            @DefaultValue("UTF-8") String charset,
            @DefaultValue("original") String acknowledgements,
            @DefaultValue Map<String, String> systems) {}

    /**
     * How a partner sends HL7 v2 messages over MLLP.
     *
     * @param port where they are listened for; 0 for a free one; nothing listens without
     * @param address the address to listen on
     * @param application what it may state as sending application (MSH-3); required with {@code port}
     * @param facility what it may state as sending facility (MSH-4); required with {@code port}
     * @param processingIds processing ids (MSH-11) that are taken
     * @param charset how its messages are encoded that do not say so (MSH-18)
     * @param zone time zone of times without an offset; the clinic's by default
     * @param systems its assigning authorities and coding systems by the names it gives them, each with its URI
     * @param numbersBelow URI below which numbers lie that come without an authority; required with {@code port}
     * @param sslBundle Spring SSL bundle for TLS; a trust store in it makes client certificates required
     * @param largestFrame most bytes of one message
     * @param connections most connections at once
     * @param silence how long a connection may be silent between messages
     */
    record Hl7v2Entry(
            Optional<Integer> port,
            @DefaultValue("127.0.0.1") String address,
            @DefaultValue("") String application,
            @DefaultValue("") String facility,
            @DefaultValue("P") List<String> processingIds,
            @DefaultValue("UTF-8") String charset,
            Optional<ZoneId> zone,
            @DefaultValue Map<String, String> systems,
            @DefaultValue("") String numbersBelow,
            Optional<String> sslBundle,
            @DefaultValue("20MB") DataSize largestFrame,
            @DefaultValue("4") int connections,
            @DefaultValue("10m") Duration silence) {}
}
