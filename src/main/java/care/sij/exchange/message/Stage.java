package care.sij.exchange.message;

import io.micrometer.core.instrument.Metrics;
import java.util.Locale;
import java.util.function.Supplier;

/** Where the time of a message goes; each stage is a timer {@code sij.message.stage}. */
enum Stage {
    /** From bytes to a resource. */
    PARSE,
    /** Against profiles and the event's definition. */
    VALIDATE,
    /** Identities, references, referral, facts; parked messages included. */
    RESOLVE,
    /** The whole transaction: waiting for locks, resolving, projecting ({@code sij.plan.projection}), storing. */
    COMMIT;

    <T> T time(Supplier<T> work) {
        return Metrics.timer("sij.message.stage", "stage", name().toLowerCase(Locale.ROOT))
                .record(work);
    }
}
