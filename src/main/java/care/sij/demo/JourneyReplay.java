package care.sij.demo;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the journeys through the public endpoint, unless they are on record. A demo that was stopped in between tells
 * them all again: what was sent before is answered as a resend and changes nothing.
 */
final class JourneyReplay {

    private static final Logger LOG = LoggerFactory.getLogger(JourneyReplay.class);
    private static final String AUDITOR = "demo-auditor";

    private final PublicFace service;

    JourneyReplay(PublicFace service) {
        this.service = service;
    }

    /**
     * Returns when every message is on record.
     *
     * @throws IllegalStateException at the first message the service does not accept
     */
    void tell(List<JourneyMessage> messages) {
        if (onRecord(messages)) {
            LOG.info("The {} messages of the journeys are on record", messages.size());
            return;
        }
        messages.forEach(this::send);
    }

    private boolean onRecord(List<JourneyMessage> messages) {
        return messages.stream()
                .filter(JourneyMessage::last)
                .map(service::lastFactOf)
                .allMatch(fact -> service.holds(fact, AUDITOR));
    }

    private void send(JourneyMessage message) {
        MessageAnswer answer = service.send(message);
        if (!answer.ok()) {
            throw new IllegalStateException("%s was not accepted: HTTP %d, response code '%s', %s"
                    .formatted(message.label(), answer.status(), answer.code(), answer.issues()));
        }
        LOG.info("{} ok", message.label());
    }
}
