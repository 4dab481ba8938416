package care.sij.exchange.delivery;

import care.sij.exchange.delivery.Outbox.Standing;
import care.sij.partner.PartnersChanged;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
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
    private final MultiGauge waiting;
    private final MultiGauge dead;
    private final MultiGauge oldest;
    private volatile Optional<Map<String, Standing>> last = Optional.empty();

    OutboxGauges(Outbox outbox, Lines lines, Clock clock, MeterRegistry registry) {
        this.outbox = outbox;
        this.lines = lines;
        this.clock = clock;
        this.waiting = gauge(registry, "sij.outbox.waiting", "Messages that wait for the partner");
        this.dead = gauge(registry, "sij.outbox.dead", "Messages to the partner that were set aside");
        this.oldest = gauge(registry, "sij.outbox.oldest.seconds", "How long the oldest of them waits");
        follow();
    }

    private static MultiGauge gauge(MeterRegistry registry, String name, String meaning) {
        return MultiGauge.builder(name).description(meaning).register(registry);
    }

    /** A row for each partner that anything is sent to now. */
    @EventListener(PartnersChanged.class)
    void follow() {
        List<String> partners = lines.partners();
        waiting.register(rows(partners, Standing::waiting), true);
        dead.register(rows(partners, Standing::dead), true);
        oldest.register(rows(partners, this::age), true);
    }

    private List<MultiGauge.Row<?>> rows(List<String> partners, ToDoubleFunction<Standing> value) {
        return partners.stream()
                .<MultiGauge.Row<?>>map(
                        partner -> MultiGauge.Row.of(Tags.of("partner", partner), () -> read(partner, value)))
                .toList();
    }

    private double read(String partner, ToDoubleFunction<Standing> value) {
        return last.map(all -> value.applyAsDouble(all.getOrDefault(partner, Standing.NOTHING)))
                .orElse(Double.NaN);
    }

    private double age(Standing standing) {
        Instant now = clock.instant();
        return Duration.between(standing.oldest().orElse(now), now).toSeconds();
    }

    /** A fault must not end the schedule. */
    @Scheduled(fixedDelayString = "PT15S")
    void look() {
        if (lines.partners().isEmpty()) {
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
