package care.sij.exchange.delivery;

import care.sij.audit.AuditAction;
import care.sij.audit.AuditEntry;
import care.sij.audit.AuditKind;
import care.sij.audit.AuditOutcome;
import care.sij.audit.Trail;
import care.sij.exchange.delivery.Disposition.Settle;
import care.sij.exchange.delivery.Outbox.Answered;
import care.sij.partner.Delivery;
import care.sij.partner.Partners;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Settles messages together with the audit row of what was sent: the account of disclosures that 45 CFR 164.528 asks
 * for. A row names the versions that the message held. One that failed for good is told of as well, since part of it
 * may have arrived.
 */
@Component
class Disclosures {

    private record Message(String partner, String id, String event, String patient) {}

    private final Outbox outbox;
    private final Partners partners;
    private final Trail trail;
    private final TransactionOperations transactions;
    private final Clock clock;

    Disclosures(Outbox outbox, Partners partners, Trail trail, TransactionOperations transactions, Clock clock) {
        this.outbox = outbox;
        this.partners = partners;
        this.trail = trail;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Said also by who no longer holds the claim: it sent the message all the same. Of one that was withdrawn before it
     * was ever written nothing is told.
     */
    void settle(Entry entry, Settle settle) {
        transactions.executeWithoutResult(status -> {
            outbox.settle(entry, settle.as(), clock.instant(), settle.report());
            Message message = new Message(entry.partner(), entry.messageId(), entry.event(), entry.patient());
            tell(entry.number(), message, settle);
        });
    }

    /**
     * Settles a message as its partner answers it later. One that was settled before, in custody, has been told of
     * already; false when the partner was never sent such a message.
     */
    boolean answered(String partner, String messageId, Settle settle) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            Optional<Answered> answered =
                    outbox.answered(partner, messageId, settle.as(), clock.instant(), settle.report());
            answered.filter(Answered::waited)
                    .ifPresent(one ->
                            tell(one.number(), new Message(partner, messageId, one.event(), one.patient()), settle));
            return answered.isPresent();
        }));
    }

    private void tell(long number, Message message, Settle settle) {
        outbox.sent(number).ifPresent(sent -> trail.append(row(message, sent, settle)));
    }

    private AuditEntry row(Message message, List<String> sent, Settle settle) {
        return new AuditEntry(
                clock.instant(),
                AuditKind.DELIVERY,
                message.event(),
                AuditAction.R,
                settle.as() == Settled.DEAD ? AuditOutcome.FAILED : AuditOutcome.SUCCESS,
                settle.report().http(),
                message.partner(),
                "",
                endpoint(message.partner()),
                message.id(),
                sent.stream().distinct().toList(),
                List.of(message.patient()),
                "",
                OptionalLong.empty());
    }

    private String endpoint(String partner) {
        return partners.byId(partner)
                .flatMap(one -> one.delivery().map(Delivery::endpoint))
                .map(Object::toString)
                .orElse("");
    }
}
