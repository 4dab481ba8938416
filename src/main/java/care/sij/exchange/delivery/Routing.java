package care.sij.exchange.delivery;

import care.sij.access.Denials;
import care.sij.access.Reach;
import care.sij.partner.Partner;
import care.sij.partner.Partners;
import care.sij.record.OpenCommit;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Who is told of an accepted message: the patient's other partners that subscribed to its event and are not denied it.
 * What is to be sent is entered in the transaction of the change, so that neither can be without the other.
 */
@Component
public class Routing {

    private final Partners partners;
    private final Reach reach;
    private final Denials denials;
    private final Outbox outbox;
    private final Lines lines;

    Routing(Partners partners, Reach reach, Denials denials, Outbox outbox, Lines lines) {
        this.partners = partners;
        this.reach = reach;
        this.denials = denials;
        this.outbox = outbox;
        this.lines = lines;
    }

    /**
     * Enters the message for each of them, also for whom only other processes can work; it must have been applied in
     * this commit.
     */
    public void tellOthers(OpenCommit open, Told told) {
        partners.registered().stream()
                .filter(partner -> !partner.id().equals(told.teller().id()))
                .filter(partner -> partner.delivery()
                        .filter(delivery -> delivery.subscribedTo(told.event()))
                        .isPresent())
                .filter(partner -> reach.covers(partner.id(), List.of(told.patient())))
                .filter(partner -> !denials.deny(partner, told.patient()))
                .forEach(partner -> enter(open, told, partner));
    }

    private void enter(OpenCommit open, Told told, Partner partner) {
        outbox.enter(partner, told, open.number(), open.instant());
        lines.wakeAfterCommit(partner.id());
    }
}
