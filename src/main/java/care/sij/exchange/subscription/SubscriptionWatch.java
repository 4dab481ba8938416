package care.sij.exchange.subscription;

import care.sij.exchange.delivery.Notice;
import care.sij.exchange.delivery.Notices;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Does what subscriptions are owed by time: heartbeats, and their end. A fault must not end the schedule. */
@Component
class SubscriptionWatch {

    private static final Logger LOG = LoggerFactory.getLogger(SubscriptionWatch.class);

    private final Rows rows;
    private final Events events;
    private final Notices notices;
    private final StatusInRecord status;
    private final TransactionOperations transactions;
    private final Clock clock;
    private final Supplier<UUID> ids;
    private final SubscriptionSettings settings;

    SubscriptionWatch(
            Rows rows,
            Events events,
            Notices notices,
            StatusInRecord status,
            TransactionOperations transactions,
            Clock clock,
            Supplier<UUID> ids,
            SubscriptionSettings settings) {
        this.rows = rows;
        this.events = events;
        this.notices = notices;
        this.status = status;
        this.transactions = transactions;
        this.clock = clock;
        this.ids = ids;
        this.settings = settings;
    }

    /** Ends those whose end has come, and has those that heard nothing for long hear a heartbeat. */
    @Scheduled(fixedDelayString = "PT5S")
    void look() {
        guarded(this::end);
        guarded(this::beat);
    }

    /** Forgets events that were kept for as long as they are. */
    @Scheduled(fixedDelayString = "PT1H")
    void forget() {
        guarded(() -> events.forgetBefore(clock.instant().minus(settings.keepEvents())));
    }

    private static void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException fault) {
            LOG.warn("subscriptions wait: {}", fault.getClass().getSimpleName());
        }
    }

    private void end() {
        rows.ended(clock.instant()).forEach(row -> status.move(row, State.OFF, ""));
    }

    private void beat() {
        Instant now = clock.instant();
        transactions.executeWithoutResult(open -> rows.takeSilent(now)
                .forEach(row -> notices.enter(new Notice(
                        ids.get().toString(),
                        row.partner(),
                        row.key(),
                        Kind.HEARTBEAT.code(),
                        "",
                        List.of(),
                        0,
                        now))));
    }
}
