package care.sij.exchange.delivery;

import care.sij.audit.AuditAction;
import care.sij.audit.AuditEntry;
import care.sij.audit.AuditKind;
import care.sij.audit.AuditOutcome;
import care.sij.audit.Trail;
import care.sij.exchange.delivery.Disposition.Settle;
import care.sij.exchange.delivery.Sendings.Sending;
import care.sij.partner.Delivery;
import care.sij.partner.Partner;
import care.sij.partner.Partners;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Settles messages together with the audit row of what was sent: the account of disclosures that 45 CFR 164.528 asks
 * for. There is one row for each time that a message is settled or given up after it went out, or may have, with the
 * versions that it held. One that failed for good is told of as well, since part of it may have arrived.
 */
@Component
class Disclosures {

    private static final Logger LOG = LoggerFactory.getLogger(Disclosures.class);

    private final Outbox outbox;
    private final Sendings sendings;
    private final Partners partners;
    private final Trail trail;
    private final TransactionOperations transactions;
    private final Clock clock;
    private final DeliverySettings settings;

    Disclosures(
            Outbox outbox,
            Sendings sendings,
            Partners partners,
            Trail trail,
            TransactionOperations transactions,
            Clock clock,
            DeliverySettings settings) {
        this.outbox = outbox;
        this.sendings = sendings;
        this.partners = partners;
        this.trail = trail;
        this.transactions = transactions;
        this.clock = clock;
        this.settings = settings;
    }

    /** Nothing is told by who no longer holds the claim: whoever does settles it, and tells of both. */
    void settle(Entry entry, Settle settle) {
        Instant at = clock.instant();
        transactions.executeWithoutResult(status -> {
            if (outbox.settle(entry, settle.as(), at, settle.report())) {
                tell(entry.number(), settle, at);
            }
        });
    }

    /** Settles a message as its partner answers it later; false when the partner was never sent such a message. */
    boolean answered(String partner, String messageId, Settle settle) {
        Instant at = clock.instant();
        return Boolean.TRUE.equals(transactions.execute(status -> {
            Optional<Long> number = outbox.answered(partner, messageId, settle.as(), at, settle.report());
            number.ifPresent(one -> tell(one, settle, at));
            return number.isPresent();
        }));
    }

    /** Settles all that waits on a thread in the running transaction: none of it is wanted any more. */
    void withdraw(String partner, String thread) {
        Settle settle = new Settle(Settled.DEAD, Report.of(Reason.WITHDRAWN));
        Instant at = clock.instant();
        outbox.withdraw(partner, thread, at).forEach(number -> tell(number, settle, at));
    }

    /** The row has the time of settling, so that nothing lies between the two. */
    private void tell(long number, Settle settle, Instant at) {
        AuditOutcome outcome = settle.as() == Settled.DEAD ? AuditOutcome.FAILED : AuditOutcome.SUCCESS;
        sendings.takeUp(number)
                .ifPresent(sending ->
                        trail.append(row(sending, outcome, settle.report().http(), at)));
    }

    /**
     * Tells of what went out unanswered and is not sent again: its partner's registration ended, or it was tried for as
     * long as messages are while nothing is sent to the partner, since it is held or takes none any more. One that this
     * process sends is told of when it is settled, however long its partner is down; one that only others can is theirs
     * to tell of, unless none of them does for as long again. A fault must not end the schedule.
     */
    @Scheduled(fixedDelayString = "PT1M")
    void tellOfAbandoned() {
        try {
            transactions.executeWithoutResult(status -> abandoned()
                    .forEach(sending -> trail.append(row(sending, AuditOutcome.FAILED, 0, clock.instant()))));
        } catch (DataAccessException fault) {
            LOG.warn(
                    "messages that were given up could not be told of: {}",
                    fault.getClass().getSimpleName());
        }
    }

    private List<Sending> abandoned() {
        Instant now = clock.instant();
        List<String> sentTo = partners.all().stream()
                .filter(one -> one.delivery().isPresent())
                .map(Partner::id)
                .toList();
        Map<String, Instant> triedUntil = new HashMap<>();
        partners.registered().forEach(one -> {
            Duration patience = Patience.with(one, settings).giveUpAfter();
            boolean sentByOthers = one.delivery().isPresent() && !sentTo.contains(one.id());
            triedUntil.put(one.id(), now.minus(sentByOthers ? leftToOthers(patience) : patience));
        });
        partners.withdrawn().forEach(one -> triedUntil.put(one.id(), now));
        return sendings.takeUpAbandoned(triedUntil, now.minus(leftToOthers(settings.giveUpAfter())), sentTo, now);
    }

    private static Duration leftToOthers(Duration patience) {
        return patience.multipliedBy(2);
    }

    private AuditEntry row(Sending sending, AuditOutcome outcome, int http, Instant at) {
        return new AuditEntry(
                at,
                AuditKind.DELIVERY,
                sending.event(),
                AuditAction.R,
                outcome,
                http,
                sending.partner(),
                "",
                endpoint(sending),
                sending.messageId(),
                sending.versions().stream().distinct().toList(),
                sending.patient().isEmpty() ? List.of() : List.of(sending.patient()),
                "",
                OptionalLong.empty());
    }

    private String endpoint(Sending sending) {
        if (Notice.isOn(sending.thread())) {
            return sendings.channel(Notice.subscription(sending.thread()));
        }
        return partners.byId(sending.partner())
                .flatMap(one -> one.delivery().map(Delivery::endpoint))
                .map(Object::toString)
                .orElse("");
    }
}
