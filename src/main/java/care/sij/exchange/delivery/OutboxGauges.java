package care.sij.exchange.delivery;

import care.sij.exchange.delivery.Outbox.Standing;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** How much waits for each partner, and how long the oldest, as of the last look; not a number while unknown. */
@Component
class OutboxGauges {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxGauges.class);

    private final Outbox outbox;
    private final Lines lines;
    private final Clock clock;
    private volatile Optional<Map<String, Standing>> last = Optional.empty();

    OutboxGauges(Outbox outbox, Lines lines, Clock clock, MeterRegistry registry) {
        this.outbox = outbox;
        this.lines = lines;
        this.clock = clock;
        for (String partner : lines.partners()) {
            gauge(registry, "sij.outbox.waiting", "Messages that wait for the partner", partner, Standing::waiting);
            gauge(registry, "sij.outbox.dead", "Messages to the partner that were set aside", partner, Standing::dead);
            gauge(registry, "sij.outbox.oldest.seconds", "How long the oldest of them waits", partner, this::age);
        }
    }

    private void gauge(
            MeterRegistry registry, String name, String meaning, String partner, ToDoubleFunction<Standing> value) {
        Gauge.builder(
                        name,
                        () -> last.map(all -> all.getOrDefault(partner, Standing.NOTHING))
                                .map(standing -> value.applyAsDouble(standing))
                                .orElse(Double.NaN))
                .description(meaning)
                .tag("partner", partner)
                .strongReference(true)
                .register(registry);
    }

    private double age(Standing standing) {
        Instant now = clock.instant();
        return Duration.between(standing.oldest().orElse(now), now).toSeconds();
    }

    /** A fault must not end the schedule. */
    @Scheduled(fixedDelayString = "PT15S")
    void look() {
        if (!lines.partners().iterator().hasNext()) {
            return;
        }
        try {
            last = Optional.of(outbox.standing());
        } catch (DataAccessException fault) {
            last = Optional.empty();
            LOG.warn(
                    "the outbox could not be looked through: {}",
                    fault.getClass().getSimpleName());
        }
    }
}
