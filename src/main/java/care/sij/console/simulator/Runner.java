package care.sij.console.simulator;

import care.sij.console.frame.IllegalFilter;
import care.sij.console.simulator.Run.Phase;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Has runs go on beside the requests that began them: message after message, then until their traces are found. */
@Component
@Profile("demo")
class Runner implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Runner.class);
    private static final int TOGETHER = 2;
    private static final int MOST_UNDER_WAY = 20;
    private static final Duration PAUSE = Duration.ofMillis(300);
    private static final Duration LONGEST = Duration.ofSeconds(45);

    private final Runs runs;
    private final Conduct conduct;
    private final Clock clock;
    private final ScheduledThreadPoolExecutor threads = new ScheduledThreadPoolExecutor(TOGETHER, work -> {
        Thread thread = new Thread(work, "simulator");
        thread.setDaemon(true);
        return thread;
    });

    Runner(Runs runs, Conduct conduct, Clock clock) {
        this.runs = runs;
        this.conduct = conduct;
        this.clock = clock;
    }

    /**
     * Begins a run.
     *
     * @throws IllegalFilter when too many are under way
     */
    Run start(SyntheticPatient patient, List<Dispatch> dispatches, Optional<String> repeats) {
        if (runs.underWay() >= MOST_UNDER_WAY) {
            throw new IllegalFilter("Many runs are under way. Wait until some are over, then send again.");
        }
        Run run = new Run(
                UUID.randomUUID().toString(), clock.instant(), patient, repeats, dispatches, List.of(), Phase.SENDING);
        runs.keep(run);
        threads.execute(() -> goOn(run));
        return run;
    }

    private void goOn(Run run) {
        try {
            Run then = step(run);
            runs.keep(then);
            if (!then.isOver()) {
                Duration pause = then.phase() == Phase.SENDING ? Duration.ZERO : PAUSE;
                ScheduledFuture<?> unused = threads.schedule(() -> goOn(then), pause.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (RuntimeException failure) {
            LOG.warn("a run of the simulator ended: {}", failure.getClass().getName());
            runs.keep(run.in(Phase.FAILED));
        }
    }

    private Run step(Run run) {
        Optional<Dispatch> next = run.next();
        if (next.isPresent()) {
            return run.with(conduct.send(next.get()));
        }
        Run looked = run.found(run.sent().stream().map(conduct::look).toList());
        boolean late = Duration.between(run.begun(), clock.instant()).compareTo(LONGEST) > 0;
        return late ? looked.in(Phase.DONE) : looked;
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }
}
