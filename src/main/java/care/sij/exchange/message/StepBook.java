package care.sij.exchange.message;

import care.sij.exchange.MessageSteps;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** The steps of the last messages. */
@Component
class StepBook implements MessageSteps {

    /** How many are kept; each takes less than a kilobyte. */
    static final int KEPT = 500;

    private final Clock clock;
    private final Map<String, Trace> traces = new LinkedHashMap<>();

    StepBook(Clock clock) {
        this.clock = clock;
    }

    /** Watches the work of this thread on a message; work within watched work is a part of it. */
    <T> T watched(Supplier<T> work) {
        if (StepWatch.isOpen()) {
            return work.get();
        }
        StepWatch.open(clock.instant());
        try {
            return work.get();
        } finally {
            close();
        }
    }

    /** Ends the watch of this thread: what follows is no longer about its message. */
    void close() {
        StepWatch.close().ifPresent(watch -> watch.message().ifPresent(key -> keep(key, watch.trace())));
    }

    private synchronized void keep(String key, Trace trace) {
        traces.remove(key);
        traces.put(key, trace);
        if (traces.size() > KEPT) {
            traces.remove(traces.keySet().iterator().next());
        }
    }

    @Override
    public synchronized Optional<Trace> of(String partner, String messageId) {
        return Optional.ofNullable(traces.get(key(partner, messageId)));
    }

    static String key(String partner, String messageId) {
        return partner + "|" + messageId;
    }
}
