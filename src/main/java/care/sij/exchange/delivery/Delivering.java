package care.sij.exchange.delivery;

import care.sij.access.Denials;
import care.sij.access.Reach;
import care.sij.exchange.delivery.Disposition.Again;
import care.sij.exchange.delivery.Disposition.Progress;
import care.sij.exchange.delivery.Disposition.Settle;
import care.sij.partner.Delivery;
import care.sij.partner.Partner;
import care.sij.partner.Partners;
import care.sij.record.Bytes;
import io.micrometer.core.instrument.Metrics;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Sends one message once, and sets down what came of it. */
@Component
class Delivering {

    private static final Logger LOG = LoggerFactory.getLogger(Delivering.class);

    private final Partners partners;
    private final Letters letters;
    private final List<Channel> channels;
    private final Outbox outbox;
    private final Sendings sendings;
    private final Disclosures disclosures;
    private final Gates gates;
    private final Reach reach;
    private final Denials denials;
    private final NoticeDelivering notices;
    private final Clock clock;
    private final DeliverySettings settings;
    private final Backoff backoff = new Backoff(ThreadLocalRandom.current());

    Delivering(
            Partners partners,
            Letters letters,
            List<Channel> channels,
            Outbox outbox,
            Sendings sendings,
            Disclosures disclosures,
            Gates gates,
            Reach reach,
            Denials denials,
            NoticeDelivering notices,
            Clock clock,
            DeliverySettings settings) {
        this.partners = partners;
        this.letters = letters;
        this.channels = List.copyOf(channels);
        this.outbox = outbox;
        this.sendings = sendings;
        this.disclosures = disclosures;
        this.gates = gates;
        this.reach = reach;
        this.denials = denials;
        this.notices = notices;
        this.clock = clock;
        this.settings = settings;
    }

    /** A claimed message. */
    void deliver(Entry entry) {
        if (entry.part() == Part.NOTICES) {
            notices.deliver(entry);
        } else {
            tell(entry);
        }
    }

    private void tell(Entry entry) {
        Optional<Partner> partner = partners.byId(entry.partner());
        Optional<Delivery> delivery = partner.flatMap(Partner::delivery);
        if (delivery.isEmpty()) {
            return; // Withdrawn a moment ago: it waits like all that is there for such a partner.
        }
        if (!reach.covers(entry.partner(), List.of(entry.patient())) || denials.deny(partner.get(), entry.patient())) {
            settle(entry, new Settle(Settled.DEAD, Report.of(Reason.WITHDRAWN)));
            return;
        }
        Optional<Bytes> body =
                entry.body().isPresent() ? sendings.beginAgain(entry) : written(entry, partner.get(), delivery.get());
        body.ifPresent(letter -> send(entry, partner.get(), delivery.get(), letter));
    }

    private void send(Entry entry, Partner partner, Delivery delivery, Bytes letter) {
        Disposition disposition = attempted(entry, partner, delivery, letter);
        gates.note(entry.partner(), disposition, clock.instant());
        if (disposition instanceof Settle settle) {
            settle(entry, settle);
        } else {
            Again next = disposition instanceof Again again ? again : new Again(disposition.report(), Optional.empty());
            if (next.progress() == Progress.UNTRIED) {
                sendings.takeBack(entry);
            }
            again(entry, partner, next);
        }
    }

    /** A fault of ours is a failed attempt like another: it must neither be repeated for ever nor be lost. */
    private Disposition attempted(Entry entry, Partner partner, Delivery delivery, Bytes letter) {
        try {
            return channel(delivery).send(entry, partner, delivery, letter);
        } catch (RuntimeException fault) {
            LOG.warn(
                    "message {} could not be sent: {}",
                    entry.messageId(),
                    fault.getClass().getSimpleName());
            return new Again(Report.of(Reason.OUR_FAULT), Optional.empty());
        }
    }

    private Channel channel(Delivery delivery) {
        return channels.stream()
                .filter(channel -> channel.serves(delivery))
                .findFirst()
                .orElseThrow();
    }

    /**
     * Empty when it is not to be sent: the claim is lost, it could not be written, or the partner may not know of it.
     */
    private Optional<Bytes> written(Entry entry, Partner partner, Delivery delivery) {
        try {
            Optional<Letter> letter = letters.write(entry, partner, delivery);
            if (letter.isEmpty()) {
                settle(entry, new Settle(Settled.DEAD, Report.of(Reason.WITHDRAWN)));
                return Optional.empty();
            }
            return sendings.begin(entry, letter.get());
        } catch (RuntimeException fault) {
            LOG.warn(
                    "message {} could not be written: {}",
                    entry.messageId(),
                    fault.getClass().getSimpleName());
            again(entry, partner, new Again(Report.of(Reason.OUR_FAULT), Optional.empty()));
            return Optional.empty();
        }
    }

    private void again(Entry entry, Partner partner, Again again) {
        Instant now = clock.instant();
        Patience patience = Patience.with(partner, settings);
        Instant giveUpAt = entry.triedSince().plus(patience.giveUpAfter());
        if (now.isAfter(giveUpAt)) {
            settle(
                    entry,
                    new Settle(
                            Settled.DEAD,
                            new Report(Reason.TOO_OLD, again.report().http(), Bytes.EMPTY)));
            return;
        }
        int failures = again.progress() == Progress.NONE ? entry.attempt() : 1;
        outbox.postpone(entry, now, now.plus(backoff.after(failures, again.notBefore(), patience)), again.report());
        count(entry, "again", again.report().reason());
    }

    private void settle(Entry entry, Settle settle) {
        disclosures.settle(entry, settle);
        count(entry, settle.as().state(), settle.report().reason());
        if (settle.as() == Settled.DEAD) {
            LOG.warn(
                    "message {} to {} is set aside: {}",
                    entry.messageId(),
                    entry.partner(),
                    settle.report().reason());
        }
    }

    private static void count(Entry entry, String outcome, Reason reason) {
        Metrics.counter("sij.deliveries", "partner", entry.partner(), "outcome", outcome, "reason", reason.name())
                .increment();
    }
}
