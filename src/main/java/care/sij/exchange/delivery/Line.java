package care.sij.exchange.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What sends to one partner, with threads of its own: a partner that is slow or down delays nobody else. A message is
 * claimed for a time, so that it is sent by another process when this one dies.
 */
final class Line implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Line.class);

    /** How soon it is seen that another process entered something, or that a retry is due. */
    private static final Duration PAUSE = Duration.ofMillis(500);

    /** So many times what is sent at once is claimed, so that nothing sent waits for the next claim. */
    private static final int AHEAD = 2;

    /** What is claimed is begun within this part of its lease: the rest is for the attempt. */
    private static final int BEGIN_WITHIN = 3;

    /** How long the end of the service waits for answers to what is under way. */
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(3);

    private final String partner;
    private final Part part;
    private final Semaphore calls;
    private final Outbox outbox;
    private final Gates gates;
    private final Delivering delivering;
    private final Clock clock;
    private final Supplier<Duration> lease;
    private final Semaphore places;
    private final int most;
    private final ExecutorService senders;
    private final Thread loop;

    Line(
            Lines.Key key,
            Semaphore calls,
            Outbox outbox,
            Gates gates,
            Delivering delivering,
            Clock clock,
            Supplier<Duration> lease,
            int atOnce) {
        this.partner = key.partner();
        this.part = key.part();
        this.calls = calls;
        this.outbox = outbox;
        this.gates = gates;
        this.delivering = delivering;
        this.clock = clock;
        this.lease = lease;
        this.most = AHEAD * atOnce;
        this.places = new Semaphore(most);
        this.senders = Executors.newFixedThreadPool(atOnce, task -> daemon(task, "deliver-" + partner));
        this.loop = daemon(this::run, "line-" + partner);
        loop.start();
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        loop.interrupt();
        senders.shutdown();
        try {
            senders.awaitTermination(LAST_ANSWERS.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        senders.shutdownNow();
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                if (sendDue() == 0) {
                    calls.tryAcquire(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
                }
                calls.drainPermits();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** A fault must not end the line: what was claimed is due again when its lease ends. */
    private int sendDue() throws InterruptedException {
        places.acquire();
        int free = 1 + drained();
        int taken = 0;
        try {
            Instant now = clock.instant();
            Duration leased = lease.get();
            Instant beginBy = now.plus(leased.dividedBy(BEGIN_WITHIN));
            List<Entry> claimed = open(now) ? outbox.claim(partner, part, free, now, leased) : List.of();
            for (Entry entry : claimed) {
                senders.execute(() -> send(entry, beginBy));
                taken++;
            }
        } catch (RejectedExecutionException stopping) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException fault) {
            LOG.warn("deliveries wait: {}", fault.getClass().getSimpleName());
        } finally {
            places.release(Math.max(0, free - taken));
        }
        return taken;
    }

    /** A gate that failures closed is for messages: a subscription that fails holds up nothing but itself. */
    private boolean open(Instant now) {
        return part == Part.MESSAGES ? gates.open(partner, now) : !gates.held(partner);
    }

    private int drained() {
        int more = 0;
        while (more < most - 1 && places.tryAcquire()) {
            more++;
        }
        return more;
    }

    /** What waited for others so long that its claim could end under way, or was held meanwhile, is not begun. */
    private void send(Entry entry, Instant beginBy) {
        try {
            Instant now = clock.instant();
            if (now.isAfter(beginBy) || !open(now)) {
                outbox.giveBack(entry, now);
            } else {
                delivering.deliver(entry);
            }
        } catch (RuntimeException fault) {
            LOG.warn("a delivery is tried again: {}", fault.getClass().getSimpleName());
        } finally {
            places.release();
            calls.release();
        }
    }
}
