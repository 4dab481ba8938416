package care.sij.exchange.alert;

import care.sij.exchange.Alerts.Alert;
import care.sij.exchange.alert.AlertBook.Untold;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Looks each minute what holds, and tells of each alert when it opens and when it is resolved: once each. */
@Component
class AlertWatch {

    private static final Logger LOG = LoggerFactory.getLogger(AlertWatch.class);

    private final ConditionLookup conditions;
    private final AlertBook book;
    private final AlertWebhook webhook;
    private final TransactionOperations transactions;
    private final Clock clock;
    private final Map<Condition, Integer> open = new ConcurrentHashMap<>();

    AlertWatch(
            ConditionLookup conditions,
            AlertBook book,
            AlertWebhook webhook,
            TransactionOperations transactions,
            Clock clock,
            MeterRegistry registry) {
        this.conditions = conditions;
        this.book = book;
        this.webhook = webhook;
        this.transactions = transactions;
        this.clock = clock;
        for (Condition condition : Condition.values()) {
            Gauge.builder("sij.alerts.open", () -> open.getOrDefault(condition, 0))
                    .description("Alerts that are not resolved")
                    .tag("condition", condition.code())
                    .strongReference(true)
                    .register(registry);
        }
    }

    /** A fault must not end the schedule. */
    @Scheduled(fixedDelayString = "PT1M")
    void look() {
        try {
            Instant now = clock.instant();
            for (Condition condition : Condition.values()) {
                book.note(condition, conditions.subjects(condition, now), now);
                open.put(condition, book.open(condition));
            }
            tellAll();
        } catch (DataAccessException fault) {
            LOG.warn("alerts could not be looked for: {}", fault.getClass().getSimpleName());
        }
    }

    private void tellAll() {
        long after = 0;
        for (Optional<Long> told = tellNext(after); told.isPresent(); told = tellNext(after)) {
            after = told.get();
        }
    }

    /** Tells of the next one; one that the webhook does not take stays untold until the next look. */
    private Optional<Long> tellNext(long after) {
        return transactions.execute(status -> {
            Optional<Untold> next = book.untold(after);
            next.ifPresent(untold -> {
                if (webhook.takes(untold.alert())) {
                    log(untold.alert());
                    book.told(untold);
                } else {
                    LOG.warn("the webhook did not take alert {}", untold.number());
                }
            });
            return next.map(Untold::number);
        });
    }

    private static void log(Alert alert) {
        if (alert.resolvedAt().isPresent()) {
            LOG.info("alert {} is resolved: {} {}", alert.number(), alert.condition(), alert.subject());
        } else {
            LOG.warn("alert {}: {} {}", alert.number(), alert.condition(), alert.subject());
        }
    }
}
