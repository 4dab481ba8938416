package care.sij.exchange.delivery;

import care.sij.exchange.delivery.Disposition.Again;
import care.sij.exchange.delivery.Disposition.Settle;
import care.sij.partner.Partner;
import care.sij.partner.Partners;
import care.sij.record.Bytes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Sends what subscriptions are told. One that fails pauses its own thread alone: the partner's gate stays open for its
 * messages and its other subscriptions.
 */
@Component
class NoticeDelivering {

    private static final Logger LOG = LoggerFactory.getLogger(NoticeDelivering.class);

    private final Partners partners;
    private final NoticeChannel channel;
    private final Outbox outbox;
    private final Sendings sendings;
    private final Disclosures disclosures;
    private final Clock clock;
    private final DeliverySettings settings;
    private final Backoff backoff = new Backoff(ThreadLocalRandom.current());

    NoticeDelivering(
            Partners partners,
            NoticeChannel channel,
            Outbox outbox,
            Sendings sendings,
            Disclosures disclosures,
            Clock clock,
            DeliverySettings settings) {
        this.partners = partners;
        this.channel = channel;
        this.outbox = outbox;
        this.sendings = sendings;
        this.disclosures = disclosures;
        this.clock = clock;
        this.settings = settings;
    }

    /** A claimed notice. */
    void deliver(Entry entry) {
        Optional<Partner> partner = partners.byId(entry.partner());
        if (partner.isEmpty()) {
            return; // Withdrawn a moment ago: it waits like all that is there for such a partner.
        }
        Optional<Letter> letter = channel.write(entry, partner.get());
        if (letter.isEmpty()) {
            disclosures.settle(entry, new Settle(Settled.DEAD, Report.of(Reason.WITHDRAWN)));
        } else if (begun(entry, letter.get())) {
            send(entry, partner.get(), letter.get().body());
        }
    }

    private boolean begun(Entry entry, Letter letter) {
        return sendings.beginAnew(entry, letter);
    }

    private void send(Entry entry, Partner partner, Bytes body) {
        Disposition disposition = attempted(entry, partner, body);
        if (disposition instanceof Settle settle) {
            channel.taken(entry);
            disclosures.settle(entry, settle);
            return;
        }
        Report report = disposition.report();
        Instant now = clock.instant();
        if (now.isAfter(entry.triedSince().plus(channel.patience(entry)))) {
            channel.givenUp(entry, report.reason());
            disclosures.settle(entry, new Settle(Settled.DEAD, new Report(Reason.TOO_OLD, report.http(), Bytes.EMPTY)));
        } else {
            Optional<Duration> asked = disposition instanceof Again again ? again.notBefore() : Optional.empty();
            outbox.postpone(
                    entry,
                    now,
                    now.plus(backoff.after(entry.attempt(), asked, Patience.with(partner, settings))),
                    report);
        }
    }

    /** A fault of ours is a failed attempt like another. */
    private Disposition attempted(Entry entry, Partner partner, Bytes body) {
        try {
            return channel.send(entry, partner, body);
        } catch (RuntimeException fault) {
            LOG.warn(
                    "notice {} could not be sent: {}",
                    entry.messageId(),
                    fault.getClass().getSimpleName());
            return new Again(Report.of(Reason.OUR_FAULT), Optional.empty());
        }
    }
}
