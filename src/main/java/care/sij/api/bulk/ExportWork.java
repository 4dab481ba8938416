package care.sij.api.bulk;

import care.sij.record.SearchTooSlow;
import care.sij.record.Versions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Makes exports in a thread of its own, each for a turn; one that a process left when it ended is taken by another when
 * its claim ends.
 */
@Component
class ExportWork implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ExportWork.class);

    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Duration AFTER_A_FAULT = Duration.ofSeconds(5);
    private static final Duration TIDY_EVERY = Duration.ofMinutes(1);
    private static final int ATTEMPTS = 5;

    private final Exports exports;
    private final ExportTurns turns;
    private final HeldClaims claims;
    private final Versions versions;
    private final Supplier<UUID> ids;
    private final Clock clock;
    private final Semaphore calls = new Semaphore(0);
    private Optional<Thread> running = Optional.empty();
    private Instant tidyAt = Instant.EPOCH;

    ExportWork(
            Exports exports, ExportTurns turns, HeldClaims claims, Versions versions, Supplier<UUID> ids, Clock clock) {
        this.exports = exports;
        this.turns = turns;
        this.claims = claims;
        this.versions = versions;
        this.ids = ids;
        this.clock = clock;
    }

    /** There may be something to make. */
    void wake() {
        calls.release();
    }

    @Override
    public synchronized void start() {
        Thread thread = new Thread(this::run, "bulk-export");
        thread.setDaemon(true);
        thread.start();
        running = Optional.of(thread);
    }

    @Override
    public synchronized void stop() {
        running.ifPresent(Thread::interrupt);
        running = Optional.empty();
    }

    @Override
    public synchronized boolean isRunning() {
        return running.isPresent();
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                if (!workedOn()) {
                    calls.tryAcquire(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
                }
                calls.drainPermits();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** A fault must not end the thread: the job is due again when its claim ends. */
    private boolean workedOn() {
        try {
            Instant now = clock.instant();
            tidy(now);
            if (!exports.waiting(now)) {
                return false;
            }
            Optional<Job> job = exports.claim(ids.get(), now, LEASE, versions.watermark());
            job.ifPresent(this::work);
            return job.isPresent();
        } catch (RuntimeException fault) {
            LOG.warn("exports wait: {}", fault.getClass().getSimpleName());
            return false;
        }
    }

    private void tidy(Instant now) {
        if (now.isAfter(tidyAt)) {
            tidyAt = now.plus(TIDY_EVERY);
            exports.removeExpired(now);
            exports.failTriedOver(ATTEMPTS, now);
        }
    }

    private void work(Job job) {
        try {
            claims.during(job, LEASE, () -> turns.take(job, LEASE));
        } catch (SearchTooSlow slow) {
            LOG.warn("export {} is given up: a part takes longer than {}", job.id(), slow.limit());
            exports.giveUp(job);
        } catch (RuntimeException | OutOfMemoryError fault) {
            LOG.warn("export {} is tried again: {}", job.id(), fault.getClass().getSimpleName());
            exports.giveBack(job, clock.instant().plus(AFTER_A_FAULT));
        }
    }
}
