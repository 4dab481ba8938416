package care.sij.audit.feed;

import care.sij.audit.AuditRow;
import care.sij.audit.feed.FeedRows.Placed;
import care.sij.audit.feed.Reply.Reason;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells a repository every audit row, in the order of the ledger, each at least once. It never goes past a row that was
 * not taken: that one is sent alone until it is, and then more and more at once, so that those behind it are not sent
 * again and again.
 */
class AuditFeed {

    private static final Logger LOG = LoggerFactory.getLogger(AuditFeed.class);
    private static final int MOST = 200;
    /** Together with {@link #MOST} the bound of one turn, as other things are scheduled too. */
    private static final int BATCHES = 10;

    /** Of a row that is not what it was written as, or of the database. */
    private static final String UNREADABLE = "unreadable";

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    /** For so long no more are sent at once than half of what was too many: a size, or a time, that does not change. */
    private static final Duration CEILING_HOLDS = Duration.ofMinutes(15);

    private final String name;
    private final Repository repository;
    private final FeedRows rows;
    private final TransactionTemplate transactions;
    private final MeterRegistry registry;
    private final Counter sent;
    private final Clock clock;
    private Duration pause = FIRST_PAUSE;
    private Instant next = Instant.MIN;
    private int most = MOST;
    private int ceiling = MOST;
    private Instant ceilingEnds = Instant.MIN;
    private volatile double lag = Double.NaN;

    AuditFeed(
            String name,
            Repository repository,
            FeedRows rows,
            PlatformTransactionManager manager,
            MeterRegistry registry,
            Clock clock) {
        this.name = name;
        this.repository = repository;
        this.rows = rows;
        this.transactions = new TransactionTemplate(manager);
        this.registry = registry;
        this.clock = clock;
        this.sent = Counter.builder("sij.audit.feed.sent")
                .description("Audit events that the repository has taken")
                .register(registry);
        Gauge.builder("sij.audit.feed.lag.seconds", () -> lag)
                .description("How long the oldest audit event waits that the repository was not told")
                .strongReference(true)
                .register(registry);
    }

    /** A fault must not end the schedule. */
    @Scheduled(fixedDelayString = "${sij.audit.atna.every:2s}")
    void tell() {
        if (!clock.instant().isBefore(next)) {
            tellBatches();
        }
        lag = secondsBehind();
    }

    private void tellBatches() {
        try {
            int batches = 0;
            while (batches < BATCHES && tellSome()) {
                batches++;
            }
        } catch (RuntimeException fault) {
            pauseFor(UNREADABLE);
            LOG.warn(
                    "audit events could not be read for the repository: {}",
                    fault.getClass().getSimpleName());
        }
    }

    /** That it cannot be told holds nothing up. */
    private double secondsBehind() {
        try {
            return rows.oldestWaiting(name)
                    .map(oldest -> Math.max(
                            0, Duration.between(oldest, clock.instant()).toSeconds()))
                    .orElse(0L);
        } catch (RuntimeException fault) {
            LOG.warn(
                    "how far the repository is behind could not be read: {}",
                    fault.getClass().getSimpleName());
            return Double.NaN;
        }
    }

    /** Whether there may be more to tell now. */
    private boolean tellSome() {
        return Optional.ofNullable(transactions.execute(status -> rows.tells() && tellNext()))
                .orElse(false);
    }

    private boolean tellNext() {
        List<Placed> waiting = rows.waiting(name, most);
        List<AuditRow> known =
                waiting.stream().flatMap(placed -> placed.row().stream()).toList();
        if (waiting.isEmpty()) {
            return false;
        }
        Reply reply = known.isEmpty() ? Reply.all(0) : repository.take(known);
        sent.increment(reply.taken());
        takenOf(waiting, known, reply).ifPresent(last -> rows.told(name, last));
        return reply.missing().map(reason -> wait(reason, known, reply.taken())).orElseGet(() -> goOn(waiting.size()));
    }

    /** The last one that needs not be told any more. */
    private static Optional<Placed> takenOf(List<Placed> waiting, List<AuditRow> known, Reply reply) {
        if (reply.missing().isEmpty()) {
            return Optional.of(waiting.get(waiting.size() - 1));
        }
        AuditRow first = known.get(reply.taken());
        return waiting.stream()
                .takeWhile(placed -> placed.row().filter(first::equals).isEmpty())
                .reduce((before, after) -> after);
    }

    private boolean goOn(int told) {
        boolean more = told == most;
        pause = FIRST_PAUSE;
        next = Instant.MIN;
        if (!clock.instant().isBefore(ceilingEnds)) {
            ceiling = MOST;
        }
        most = Math.min(2 * most, ceiling);
        return more;
    }

    private boolean wait(Reason reason, List<AuditRow> asked, int taken) {
        LOG.warn(
                "the audit record repository did not take {} and what follows: {}",
                asked.get(taken).reference(),
                reason.code());
        if (taken == 0 && asked.size() > 1) {
            ceiling = asked.size() / 2;
            ceilingEnds = clock.instant().plus(CEILING_HOLDS);
        }
        most = 1;
        pauseFor(reason.code());
        return false;
    }

    private void pauseFor(String reason) {
        registry.counter("sij.audit.feed.failures", "reason", reason).increment();
        next = clock.instant().plus(pause);
        pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
    }
}
