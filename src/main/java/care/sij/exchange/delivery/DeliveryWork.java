package care.sij.exchange.delivery;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Runs a line for each partner that messages are sent to, from the start of the service to its end. */
@Component
class DeliveryWork implements SmartLifecycle {

    private final Lines lines;
    private final Outbox outbox;
    private final Gates gates;
    private final Delivering delivering;
    private final Clock clock;
    private final DeliverySettings settings;
    private final List<Line> running = new ArrayList<>();

    DeliveryWork(
            Lines lines, Outbox outbox, Gates gates, Delivering delivering, Clock clock, DeliverySettings settings) {
        this.lines = lines;
        this.outbox = outbox;
        this.gates = gates;
        this.delivering = delivering;
        this.clock = clock;
        this.settings = settings;
    }

    @Override
    public synchronized void start() {
        for (String partner : lines.partners()) {
            lines.call(partner)
                    .map(calls -> new Line(partner, calls, outbox, gates, delivering, clock, settings))
                    .ifPresent(running::add);
        }
    }

    @Override
    public synchronized void stop() {
        running.forEach(Line::close);
        running.clear();
    }

    @Override
    public synchronized boolean isRunning() {
        return !running.isEmpty();
    }
}
