package care.sij.exchange;

import care.sij.access.Caller;
import care.sij.record.Bytes;
import care.sij.record.StoredVersion;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What a client's subscriptions were told, for that client alone (Subscriptions R5 Backport 1.1.0, operations). */
public interface Subscriptions {

    /** What can be subscribed to, as canonicals. */
    List<String> topics();

    /**
     * How much of events is asked for.
     *
     * @param since number of the first event
     * @param until number of the last
     * @param content {@code empty}, {@code id-only} or {@code full-resource}; as subscribed to when nothing is said
     */
    record Asked(long since, long until, Optional<String> content) {}

    /**
     * The state of each, as a Bundle of type searchset.
     *
     * @param ids those asked for; all when none are
     * @param states those that stand so; all when none are said
     */
    Bytes status(Caller caller, Collection<String> ids, Collection<String> states);

    /** Whether the client has this subscription. */
    boolean has(Caller caller, String id);

    /**
     * What happened for one of them, at most 100 events, as a notification; of what the client may not read now nothing
     * is told.
     *
     * @param seen notes what is shown, and makes it what the client may see
     */
    Bytes events(Caller caller, String id, Asked asked, UnaryOperator<StoredVersion> seen);
}
