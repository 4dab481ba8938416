package care.sij.exchange.subscription;

import care.sij.access.Caller;
import care.sij.access.SmartInteraction;
import care.sij.exchange.delivery.Notice;
import care.sij.exchange.delivery.Notices;
import care.sij.exchange.facts.Rule;
import care.sij.exchange.facts.StatementRefused;
import care.sij.record.OpenCommit;
import care.sij.record.ResourceKey;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.Subscription;
import org.hl7.fhir.r4.model.Subscription.SubscriptionStatus;
import org.springframework.stereotype.Component;

/** Takes a written Subscription in: it is kept apart with its headers, and its endpoint is asked by a handshake. */
@Component
public class Subscribing {

    private final Rows rows;
    private final Notices notices;
    private final Supplier<UUID> ids;

    Subscribing(Rows rows, Notices notices, Supplier<UUID> ids) {
        this.rows = rows;
        this.notices = notices;
        this.ids = ids;
    }

    /**
     * Takes it in, in the running commit; the resource is left as it may be stored, without headers.
     *
     * @throws StatementRefused when something of it is not served, or not to this caller
     * @throws care.sij.access.AccessRefused when the caller may not read what it wants to be told of
     */
    public void take(OpenCommit open, Caller caller, ResourceKey key, String location, Subscription stated) {
        if (caller.person().isPresent()) {
            throw new StatementRefused(
                    Rule.NOT_THE_OWNER, location, "A client subscribes for itself, with a token of its own.");
        }
        Wish wish = WishReader.read(stated, location, caller.partner(), open.instant());
        caller.demandSome(SmartInteraction.READ, wish.topic().type());
        boolean off = stated.getStatus() == SubscriptionStatus.OFF;
        if (!off) {
            requireRoom(caller, key, location);
        }
        State state = off ? State.OFF : State.REQUESTED;
        stated.setStatus(state.status()).setError(null);
        stated.getChannel().setHeader(null);
        String handshake = ids.get().toString();
        withdraw(key);
        rows.put(key.id(), caller.id(), wish, caller.scopes().toString(), state, handshake, open.instant());
        if (state == State.REQUESTED) {
            notices.enter(new Notice(
                    handshake, caller.id(), key, Kind.HANDSHAKE.code(), "", List.of(), open.number(), open.instant()));
        }
    }

    /** Each that is not off costs something with every commit, one that failed too. */
    private void requireRoom(Caller caller, ResourceKey key, String location) {
        rows.enter(caller.id());
        long others = rows.of(caller.id()).stream()
                .filter(row -> !row.id().equals(key.id()))
                .filter(row -> row.state() != State.OFF)
                .count();
        if (others >= Notice.MOST_SUBSCRIPTIONS) {
            throw new StatementRefused(
                    Rule.TOO_MUCH,
                    location,
                    "A client has at most " + Notice.MOST_SUBSCRIPTIONS + " subscriptions, those in error"
                            + " included. End one of the others: delete it, or write it with the status off.");
        }
    }

    /** Nothing is told any more for what was deleted. */
    public void end(ResourceKey key) {
        withdraw(key);
        rows.end(key.id());
    }

    /** What waits would hold up what comes after it for as long as it pauses. */
    private void withdraw(ResourceKey key) {
        rows.locked(key.id()).ifPresent(before -> notices.withdraw(before.partner(), key));
    }
}
