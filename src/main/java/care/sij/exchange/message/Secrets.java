package care.sij.exchange.message;

import care.sij.exchange.facts.Rule;
import care.sij.exchange.facts.StatementRefused;
import care.sij.fhir.NestedResources;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Subscription;

/**
 * What no message may hold: a Subscription, whose headers are secrets. It is refused before anything of the message is
 * kept, whatever would become of it.
 */
final class Secrets {

    private Secrets() {}

    static boolean within(Bundle message) {
        return NestedResources.of(message).anyMatch(Subscription.class::isInstance);
    }

    /** @throws StatementRefused when the message holds one */
    static void requireNone(Bundle message) {
        for (int place = 0; place < message.getEntry().size(); place++) {
            Bundle entry = new Bundle().addEntry(message.getEntry().get(place));
            if (within(entry)) {
                throw new StatementRefused(
                        Rule.NOT_VALID,
                        "Bundle.entry[" + place + "].resource",
                        "A Subscription is not told by a message. Create it by REST, and change its secrets.");
            }
        }
    }
}
