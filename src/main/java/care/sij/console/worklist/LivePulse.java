package care.sij.console.worklist;

import care.sij.record.CommitMark;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Has those who listen told, second by second; ends before the web server waits for the answers that go on. */
@Component
class LivePulse implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(LivePulse.class);

    private final Ears ears;
    private final CommitMark mark;
    private final ScheduledExecutorService pulse = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "console-live");
        thread.setDaemon(true);
        return thread;
    });

    private volatile boolean running;
    private boolean failing;

    LivePulse(CommitMark mark, Clock clock) {
        this.mark = mark;
        this.ears = new Ears(mark::now, clock);
    }

    Ears ears() {
        return ears;
    }

    /** How things are now, for a page that is made from it. */
    String mark() {
        return mark.now();
    }

    @Override
    public void start() {
        running = true;
        var unused = pulse.scheduleWithFixedDelay(this::beat, 1, 1, TimeUnit.SECONDS);
    }

    /** Nothing ends the pulse; that the database cannot be asked is said once until it can. */
    private void beat() {
        try {
            ears.tick();
            failing = false;
        } catch (RuntimeException failure) {
            if (!failing) {
                LOG.warn(
                        "the console's pages are not told of changes: {}",
                        failure.getClass().getName());
            }
            failing = true;
        }
    }

    @Override
    public void stop() {
        running = false;
        pulse.shutdownNow();
        ears.endAll();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
