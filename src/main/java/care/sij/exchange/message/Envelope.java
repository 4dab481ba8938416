package care.sij.exchange.message;

import care.sij.exchange.facts.Telling;
import care.sij.partner.Partner;
import care.sij.record.Bytes;
import care.sij.record.ResourceKey;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;

/**
 * A message as its sender addressed it.
 *
 * @param telling who tells it, in the order of {@code Bundle.timestamp}, then {@code MessageHeader.id}
 * @param bundleId {@code Bundle.id}: one sending of it
 * @param archived key under which the bundle is kept as it came
 * @param bodyHash SHA-256 of what was sent, equal for every honest resend: of a bundle without id, timestamp and meta
 * @param madeHash that of the bundle, where it was made of what was sent: messages were once remembered by it
 */
record Envelope(
        Telling telling,
        String bundleId,
        MessageEvent event,
        String sourceEndpoint,
        ResourceKey archived,
        Bytes bodyHash,
        Optional<Bytes> madeHash,
        Bundle bundle) {

    /** The same, sent as other bytes of which its bundle was made. */
    Envelope madeOf(Bytes sent) {
        return new Envelope(
                telling, bundleId, event, sourceEndpoint, archived, sent.sha256(), Optional.of(bodyHash), bundle);
    }

    /** The same, kept before under this key: the bundle in the archive has its own id no more. */
    Envelope keptAs(ResourceKey archive) {
        return new Envelope(telling, bundleId, event, sourceEndpoint, archive, bodyHash, madeHash, bundle);
    }

    /** Whether what was remembered by this hash is what was sent. */
    boolean has(Bytes remembered) {
        return bodyHash.equals(remembered)
                || madeHash.filter(remembered::equals).isPresent();
    }

    Partner partner() {
        return telling.partner();
    }

    /** {@code MessageHeader.id}: the message. */
    String messageId() {
        return telling.id();
    }
}
