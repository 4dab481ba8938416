package care.sij.exchange.message;

import care.sij.exchange.dialect.EventReading;
import care.sij.exchange.facts.Rule;
import care.sij.exchange.facts.SourceOrder;
import care.sij.exchange.facts.StatementRefused;
import care.sij.exchange.facts.Telling;
import care.sij.exchange.message.Custody.Held;
import care.sij.fhir.FhirJson;
import care.sij.fhir.ResourceIds;
import care.sij.partner.Partner;
import care.sij.record.Bytes;
import care.sij.record.ResourceKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Meta;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads who says what to whom from a bundle (FHIR R4 messaging, "Basic messaging assumptions"). */
@Component
class EnvelopeReader {

    /** How far a sender's clock may run ahead of ours. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

    /** No message was written before there was FHIR; systems write 0001-01-01 for a time they do not have. */
    private static final Instant BEFORE_FHIR = Instant.parse("2011-01-01T00:00:00Z");

    private final FhirJson json;
    private final EventReading events;
    private final Inbox inbox;
    private final Custody custody;
    private final Clock clock;

    EnvelopeReader(FhirJson json, EventReading events, Inbox inbox, Custody custody, Clock clock) {
        this.json = json;
        this.events = events;
        this.inbox = inbox;
        this.custody = custody;
        this.clock = clock;
    }

    /**
     * The envelope of a message.
     *
     * @throws RequestRefused when the bundle is no message or does not identify itself
     * @throws StatementRefused when it does, but may not be sent so by this partner
     */
    Envelope read(Bundle bundle, Partner partner) {
        MessageHeader header = header(bundle);
        Secrets.requireNone(bundle);
        MessageEvent event = event(header, bundle, partner);
        requireSource(header, partner);
        requireInTime(bundle);
        return envelope(bundle, header, event, partner);
    }

    /**
     * The envelope of a message that was taken before as one of this event; whether its sender's registration would
     * still allow it is not asked.
     *
     * @throws RequestRefused when the bundle is no message
     */
    Envelope again(Bundle bundle, MessageEvent event, Partner partner) {
        return envelope(bundle, header(bundle), event, partner);
    }

    private Envelope envelope(Bundle bundle, MessageHeader header, MessageEvent event, Partner partner) {
        String messageId = header.getIdElement().getIdPart();
        String bundleId = bundle.getIdElement().getIdPart();
        Instant at = bundle.getTimestamp().toInstant();
        return new Envelope(
                new Telling(partner, new SourceOrder(at, messageId)),
                bundleId,
                event,
                header.getSource().getEndpoint(),
                new ResourceKey("Bundle", ResourceIds.of("Bundle", partner.id(), bundleId)),
                bodyHash(bundle),
                Optional.empty(),
                bundle);
    }

    private MessageHeader header(Bundle bundle) {
        if (bundle.getType() != BundleType.MESSAGE) {
            throw new RequestRefused(
                    Rule.NOT_A_MESSAGE,
                    "Bundle.type",
                    "$process-message takes a Bundle of type `message`. Set Bundle.type.");
        }
        if (!(bundle.getEntryFirstRep().getResource() instanceof MessageHeader header)) {
            throw new RequestRefused(
                    Rule.NOT_A_MESSAGE,
                    "Bundle.entry[0].resource",
                    "The first entry of a message is its MessageHeader. Put it there.");
        }
        requireResources(bundle);
        requireId(
                isId(header.getIdElement().getIdPart()),
                "Bundle.entry[0].resource.id",
                "MessageHeader.id identifies the message: 1 to 64 letters, digits, hyphens and dots.");
        requireId(
                isId(bundle.getIdElement().getIdPart()),
                "Bundle.id",
                "Bundle.id identifies the sending: 1 to 64 letters, digits, hyphens and dots.");
        requireId(
                bundle.hasTimestamp() && bundle.getTimestamp().toInstant().isAfter(BEFORE_FHIR),
                "Bundle.timestamp",
                "Bundle.timestamp, when the message was written, puts it in its sender's order.");
        return header;
    }

    private static void requireResources(Bundle bundle) {
        for (int index = 0; index < bundle.getEntry().size(); index++) {
            if (!bundle.getEntry().get(index).hasResource()) {
                throw new RequestRefused(
                        Rule.NOT_A_MESSAGE,
                        "Bundle.entry[" + index + "]",
                        "Each entry of a message holds a resource. Add it, or leave the entry out.");
            }
        }
    }

    private static boolean isId(@Nullable String id) {
        return id != null && id.matches("[A-Za-z0-9.-]{1,64}");
    }

    private static void requireId(boolean present, String location, String why) {
        if (!present) {
            throw new RequestRefused(Rule.INCOMPLETE_ENVELOPE, location, why + " Add it; keep it when resending.");
        }
    }

    private MessageEvent event(MessageHeader header, Bundle bundle, Partner partner) {
        MessageEvent event = understood(header, bundle, partner);
        if (event.sender() != partner.role()) {
            throw new StatementRefused(
                    Rule.EVENT_OF_OTHER_ROLE,
                    "Bundle.entry[0].resource.eventCoding",
                    "This event is told by partners of the role "
                            + event.sender().name().toLowerCase(Locale.ROOT)
                            + " only. Send an event of your own role.");
        }
        return event;
    }

    /** What was taken before is of the event that it was then, however its sender's events are read now. */
    private MessageEvent understood(MessageHeader header, Bundle bundle, Partner partner) {
        try {
            return MessageEvent.of(events.read(header, bundle, partner))
                    .orElseThrow(() -> EventReading.unknown(partner));
        } catch (StatementRefused notUnderstood) {
            return takenAs(partner.id(), header.getIdElement().getIdPart(), bodyHash(bundle))
                    .orElseThrow(() -> notUnderstood);
        }
    }

    private Optional<MessageEvent> takenAs(String partner, String messageId, Bytes bodyHash) {
        return inbox.event(partner, messageId, bodyHash)
                .or(() -> custody.held(partner, messageId)
                        .filter(held ->
                                bodyHash(json.read(held.body(), Bundle.class)).equals(bodyHash))
                        .flatMap(Held::event));
    }

    private static void requireSource(MessageHeader header, Partner partner) {
        String endpoint = header.getSource().getEndpoint();
        if (endpoint == null || !partner.speaksFrom(endpoint)) {
            throw new StatementRefused(
                    Rule.FOREIGN_SOURCE,
                    "Bundle.entry[0].resource.source.endpoint",
                    "The source endpoint is not registered for this client. Send your own, or have it registered.");
        }
    }

    private void requireInTime(Bundle bundle) {
        if (bundle.getTimestamp().toInstant().isAfter(clock.instant().plus(CLOCK_TOLERANCE))) {
            throw new StatementRefused(
                    Rule.DATED_IN_THE_FUTURE,
                    "Bundle.timestamp",
                    "The message is dated more than five minutes in the future. Set the sending system's clock.");
        }
    }

    private Bytes bodyHash(Bundle bundle) {
        Bundle bare = new Bundle();
        bare.setType(bundle.getType()).setEntry(bundle.getEntry());
        bare.setIdentifier(bundle.getIdentifier());
        bare.setMeta(new Meta());
        return json.encode(bare).sha256();
    }
}
