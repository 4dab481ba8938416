package care.sij.exchange.delivery;

import care.sij.partner.Partners;
import care.sij.partner.PartnersChanged;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Runs a line for each partner that messages are sent to, from the start of the service to its end. */
@Component
class DeliveryWork implements SmartLifecycle {

    /**
     * The time of so many answers a message is kept from other processes: an attempt may take four, and is begun within
     * two.
     */
    private static final int ANSWERS = 6;

    private final Lines lines;
    private final Partners partners;
    private final Outbox outbox;
    private final Gates gates;
    private final Delivering delivering;
    private final Clock clock;
    private final DeliverySettings settings;
    private final Map<String, Line> running = new LinkedHashMap<>();
    private boolean started;

    DeliveryWork(
            Lines lines,
            Partners partners,
            Outbox outbox,
            Gates gates,
            Delivering delivering,
            Clock clock,
            DeliverySettings settings) {
        this.lines = lines;
        this.partners = partners;
        this.outbox = outbox;
        this.gates = gates;
        this.delivering = delivering;
        this.clock = clock;
        this.settings = settings;
    }

    @Override
    public synchronized void start() {
        started = true;
        follow();
    }

    /** Opens a line for each partner that has none, and closes those of partners that nothing is sent to any more. */
    @EventListener(PartnersChanged.class)
    synchronized void follow() {
        if (started) {
            List<String> wanted = lines.partners();
            running.entrySet().removeIf(line -> closed(line.getKey(), line.getValue(), wanted));
            wanted.forEach(partner -> running.computeIfAbsent(partner, this::open));
        }
    }

    private static boolean closed(String partner, Line line, List<String> wanted) {
        boolean superfluous = !wanted.contains(partner);
        if (superfluous) {
            line.close();
        }
        return superfluous;
    }

    private Line open(String partner) {
        return new Line(
                partner,
                lines.call(partner),
                outbox,
                gates,
                delivering,
                clock,
                () -> lease(partner),
                settings.atOnce());
    }

    private Duration lease(String partner) {
        return partners.byId(partner)
                .map(one -> Patience.with(one, settings).answerWithin())
                .orElse(settings.answerWithin())
                .multipliedBy(ANSWERS);
    }

    @Override
    public synchronized void stop() {
        started = false;
        running.values().forEach(Line::close);
        running.clear();
    }

    @Override
    public synchronized boolean isRunning() {
        return started;
    }
}
