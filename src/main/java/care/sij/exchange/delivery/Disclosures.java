package care.sij.exchange.delivery;

import care.sij.audit.AuditAction;
import care.sij.audit.AuditEntry;
import care.sij.audit.AuditKind;
import care.sij.audit.AuditOutcome;
import care.sij.audit.Trail;
import care.sij.exchange.delivery.Disposition.Settle;
import care.sij.partner.Delivery;
import care.sij.partner.Partners;
import care.sij.record.ResourceKey;
import java.time.Clock;
import java.util.List;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Settles messages together with the audit row of what was sent: the account of disclosures that 45 CFR 164.528 asks
 * for. One that failed for good is told of as well, since part of it may have arrived.
 */
@Component
class Disclosures {

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

    /** Said also by who no longer holds the claim: it sent the message all the same. */
    void settle(Entry entry, Settle settle) {
        transactions.executeWithoutResult(status -> {
            outbox.settle(entry, settle.as(), clock.instant(), settle.report());
            if (settle.report().reason() != Reason.WITHDRAWN) {
                trail.append(row(entry, settle));
            }
        });
    }

    private AuditEntry row(Entry entry, Settle settle) {
        return new AuditEntry(
                clock.instant(),
                AuditKind.DELIVERY,
                entry.event(),
                AuditAction.R,
                settle.as() == Settled.DEAD ? AuditOutcome.FAILED : AuditOutcome.SUCCESS,
                settle.report().http(),
                entry.partner(),
                "",
                endpoint(entry.partner()),
                entry.messageId(),
                entry.told().stream().map(ResourceKey::reference).distinct().toList(),
                List.of(entry.patient()),
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
