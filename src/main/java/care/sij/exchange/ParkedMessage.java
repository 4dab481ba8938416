package care.sij.exchange;

import java.time.Instant;
import java.util.Set;

/**
 * A message that was answered ok and could not be applied yet, without anything of what it says about the patient.
 *
 * @param partner who sent it
 * @param messageId its MessageHeader.id
 * @param bundle id of the Bundle it is archived as
 * @param event code of its event
 * @param sourceTime when its sender says it was sent
 * @param since when it was parked
 * @param waitsFor what it waits for; nothing once it is refused
 */
public record ParkedMessage(
        String partner,
        String messageId,
        String bundle,
        String event,
        Instant sourceTime,
        Instant since,
        State state,
        Set<Awaited> waitsFor) {

    /** Whether it is still to be applied. */
    public enum State {
        WAITING,
        /** When what it waited for came, it could not be applied; its sender was told ok and does not know. */
        REFUSED
    }

    /** What kind of thing is not known yet. */
    public enum Awaited {
        PERSON,
        REFERRAL,
        RESOURCE
    }

    public ParkedMessage {
        waitsFor = Set.copyOf(waitsFor);
    }
}
