package care.sij.exchange.message;

import care.sij.exchange.MessageSteps.Step;
import care.sij.exchange.MessageSteps.Took;
import care.sij.exchange.MessageSteps.Trace;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The steps of the message that this thread works on; on a thread that works on none nothing is noted. */
final class StepWatch {

    private static final ThreadLocal<StepWatch> CURRENT = new ThreadLocal<>();

    private final Instant begun;
    private final Map<Step, Long> spent = new EnumMap<>(Step.class);
    private final Map<Step, Long> open = new EnumMap<>(Step.class);
    private Optional<String> message = Optional.empty();

    private StepWatch(Instant begun) {
        this.begun = begun;
    }

    static boolean isOpen() {
        return CURRENT.get() != null;
    }

    static void open(Instant now) {
        CURRENT.set(new StepWatch(now));
    }

    /** Ends the watch of this thread, if there is one. */
    static Optional<StepWatch> close() {
        Optional<StepWatch> watch = current();
        CURRENT.remove();
        return watch;
    }

    /** Says which message it is. */
    static void names(String key) {
        current().ifPresent(watch -> watch.message = Optional.of(key));
    }

    static <T> T step(Step step, Supplier<T> work) {
        begin(step);
        try {
            return work.get();
        } finally {
            end(step);
        }
    }

    static void step(Step step, Runnable work) {
        begin(step);
        try {
            work.run();
        } finally {
            end(step);
        }
    }

    static void begin(Step step) {
        current().ifPresent(watch -> watch.open.put(step, System.nanoTime()));
    }

    /** Ends a step; one that was not begun is not noted. */
    static void end(Step step) {
        current().ifPresent(watch -> {
            Long since = watch.open.remove(step);
            if (since != null) {
                watch.spent.merge(step, System.nanoTime() - since, Long::sum);
            }
        });
    }

    private static Optional<StepWatch> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    /** The message, once it is known which it is. */
    Optional<String> message() {
        return message;
    }

    Trace trace() {
        return new Trace(
                begun,
                spent.entrySet().stream()
                        .map(step -> new Took(step.getKey(), Duration.ofNanos(step.getValue())))
                        .toList());
    }
}
