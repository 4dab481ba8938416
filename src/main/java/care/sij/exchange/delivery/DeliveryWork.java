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

    /** A subscription may ask for as long an answer (its {@code backport-timeout}), whatever its partner's is. */
    private static final Duration LONGEST_NOTICE = Duration.ofSeconds(60);

    private final Lines lines;
    private final Partners partners;
    private final Outbox outbox;
    private final Gates gates;
    private final Delivering delivering;
    private final Clock clock;
    private final DeliverySettings settings;
    private final Map<Lines.Key, Line> running = new LinkedHashMap<>();
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

    /** Opens the lines of each partner that has none, and closes those of partners that nothing is sent to any more. */
    @EventListener(PartnersChanged.class)
    synchronized void follow() {
        if (started) {
            List<Lines.Key> wanted = lines.wanted();
            running.entrySet().removeIf(line -> closed(line.getKey(), line.getValue(), wanted));
            wanted.forEach(key -> running.computeIfAbsent(key, this::open));
        }
    }

    private static boolean closed(Lines.Key key, Line line, List<Lines.Key> wanted) {
        boolean superfluous = !wanted.contains(key);
        if (superfluous) {
            line.close();
        }
        return superfluous;
    }

    private Line open(Lines.Key key) {
        return new Line(
                key,
                lines.call(key),
                outbox,
                gates,
                delivering,
                clock,
                () -> lease(key),
                key.part() == Part.MESSAGES ? settings.atOnce() : Notice.MOST_SUBSCRIPTIONS);
    }

    private Duration lease(Lines.Key key) {
        Duration answer = partners.byId(key.partner())
                .map(one -> Patience.with(one, settings).answerWithin())
                .orElse(settings.answerWithin());
        boolean longer = key.part() == Part.NOTICES && answer.compareTo(LONGEST_NOTICE) < 0;
        return (longer ? LONGEST_NOTICE : answer).multipliedBy(ANSWERS);
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
