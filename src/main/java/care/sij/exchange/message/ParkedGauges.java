package care.sij.exchange.message;

import care.sij.exchange.message.Parking.Waiting;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.springframework.stereotype.Component;

/** How many messages wait parked, and how many of them too long, as of the last look; not a number while unknown. */
@Component
class ParkedGauges {

    private volatile Optional<Waiting> last = Optional.empty();

    ParkedGauges(MeterRegistry registry) {
        register(registry, "sij.messages.parked", "Messages that wait for something not known yet", Waiting::all);
        register(registry, "sij.messages.parked.overdue", "Those of them that wait too long", Waiting::overdue);
    }

    private void register(MeterRegistry registry, String name, String meaning, ToDoubleFunction<Waiting> count) {
        Gauge.builder(
                        name,
                        () -> last.map(waiting -> count.applyAsDouble(waiting)).orElse(Double.NaN))
                .description(meaning)
                .strongReference(true)
                .register(registry);
    }

    void show(Waiting waiting) {
        last = Optional.of(waiting);
    }

    void showUnknown() {
        last = Optional.empty();
    }
}
