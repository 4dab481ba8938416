package care.sij.api.bulk;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Renews the claim of an export while it is worked on, however long one part takes, so that nobody else begins it. */
@Component
class HeldClaims {

    private static final Logger LOG = LoggerFactory.getLogger(HeldClaims.class);

    private final Exports exports;
    private final Clock clock;

    HeldClaims(Exports exports, Clock clock) {
        this.exports = exports;
        this.clock = clock;
    }

    /** Works on it and holds it meanwhile, each time for the length of the lease. */
    void during(Job job, Duration lease, Runnable work) {
        ScheduledExecutorService renewing = Executors.newSingleThreadScheduledExecutor(run -> {
            Thread thread = new Thread(run, "bulk-export-claim");
            thread.setDaemon(true);
            return thread;
        });
        long every = Math.max(1, lease.toMillis() / 3);
        ScheduledFuture<?> rounds =
                renewing.scheduleAtFixedRate(() -> renew(job, lease), every, every, TimeUnit.MILLISECONDS);
        try {
            work.run();
        } finally {
            rounds.cancel(false);
            renewing.shutdown();
        }
    }

    /** A fault must not end the renewing: the next one may succeed in time. */
    private void renew(Job job, Duration lease) {
        try {
            exports.renew(job, clock.instant().plus(lease));
        } catch (RuntimeException fault) {
            LOG.warn(
                    "the claim of export {} is not renewed: {}",
                    job.id(),
                    fault.getClass().getSimpleName());
        }
    }
}
