package care.sij.exchange.subscription;

import care.sij.access.Caller;
import care.sij.exchange.Subscriptions;
import care.sij.exchange.subscription.NotificationBundles.Occasion;
import care.sij.exchange.subscription.NotificationBundles.Shown;
import care.sij.record.Bytes;
import care.sij.record.StoredVersion;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Answers clients that ask for what their subscriptions were told. */
@Component
class AskedSubscriptions implements Subscriptions {

    private static final int MOST_EVENTS = 100;

    private final Rows rows;
    private final Events events;
    private final ShownEvents shown;
    private final NotificationBundles bundles;
    private final Clock clock;
    private final Supplier<UUID> ids;

    AskedSubscriptions(
            Rows rows, Events events, ShownEvents shown, NotificationBundles bundles, Clock clock, Supplier<UUID> ids) {
        this.rows = rows;
        this.events = events;
        this.shown = shown;
        this.bundles = bundles;
        this.clock = clock;
        this.ids = ids;
    }

    @Override
    public List<String> topics() {
        return Stream.of(Topic.values()).map(Topic::url).toList();
    }

    @Override
    public Bytes status(Caller caller, Collection<String> asked, Collection<String> states) {
        List<Row> found = rows.of(caller.id()).stream()
                .filter(row -> asked.isEmpty() || asked.contains(row.id()))
                .filter(row -> states.isEmpty() || states.contains(row.state().code()))
                .toList();
        return bundles.states(found);
    }

    @Override
    public boolean has(Caller caller, String id) {
        return rows.byId(id).filter(row -> row.partner().equals(caller.id())).isPresent();
    }

    @Override
    public Bytes events(Caller caller, String id, Asked asked, UnaryOperator<StoredVersion> seen) {
        Row row = rows.byId(id).orElseThrow();
        Content content = asked.content().flatMap(Content::of).orElse(row.content());
        List<Shown> found = events.between(id, asked.since(), asked.until(), MOST_EVENTS).stream()
                .flatMap(event -> shown
                        .of(event, caller)
                        .map(focus -> new Shown(
                                event,
                                Optional.of(focus)
                                        .filter(any -> content != Content.EMPTY)
                                        .map(seen)))
                        .stream())
                .toList();
        Occasion occasion = new Occasion(ids.get().toString(), Kind.QUERY_EVENT, clock.instant());
        return bundles.write(row, occasion, content, found);
    }
}
