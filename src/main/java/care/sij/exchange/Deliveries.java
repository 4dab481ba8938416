package care.sij.exchange;

import care.sij.record.PageCursor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The messages to partners, for those who watch over them. Nothing of what they say about patients is told. */
public interface Deliveries {

    /** Where a message stands. */
    enum State {
        /** It is to be sent, or sent again. */
        WAITING,
        /** Its partner keeps it and has not answered yet. */
        IN_CUSTODY,
        /** Its partner took it. */
        DELIVERED,
        /** It is not sent any more. */
        DEAD,
        /** It was set aside, and a new message was sent in its place. */
        REPLACED,
        /** It was set aside, and somebody decided that it is not to be sent. */
        DISCARDED
    }

    /**
     * One message to one partner.
     *
     * @param messageId its MessageHeader.id
     * @param event code of its event
     * @param told when what it tells was told
     * @param reason why it stands so; empty before it was sent
     * @param attempts how often it was sent
     * @param due when it is sent next, while it waits
     * @param replaces MessageHeader.id of the message it was sent in place of
     * @param lost what its partner could not be told of it: type of the resource and why, one for each resource
     */
    record Item(
            String messageId,
            String partner,
            String event,
            Instant told,
            State state,
            Optional<String> reason,
            int attempts,
            Optional<Instant> due,
            Optional<String> replaces,
            List<String> lost) {

        public Item {
            lost = List.copyOf(lost);
        }
    }

    /** Which messages: to one partner or to all, in one state or in any. */
    record Asked(Optional<String> partner, Optional<State> state) {}

    /** Some of them and where the next ones begin. */
    record Page(List<Item> items, Optional<PageCursor> next) {

        public Page {
            items = List.copyOf(items);
        }
    }

    /** Whether it is done or only told. */
    enum Run {
        DRY,
        REAL
    }

    /** Those that are asked for, the oldest first. */
    Page page(Asked asked, Optional<PageCursor> after, int count);

    /**
     * Has messages that were set aside, or are named and still in custody, sent again, at most so many, the oldest
     * first: one whose content was refused as a new message, written from the record as it is now and linked to it; any
     * other as it was. One that a person corrected and whose content was refused again is left out: written anew it
     * would lose the correction, so that it is corrected again or discarded.
     *
     * @param partner only those to this partner
     * @param messages only those of these ids, when any are given
     * @return those it concerns, as they stood before
     */
    List<Item> sendAgain(String partner, List<String> messages, int most, Run run);

    /** Who holds or releases a partner, and why: in words that may be none. */
    record Why(String by, String comment) {}

    /**
     * What was done to a partner's gate last.
     *
     * @param number another one after each turn, of whichever partner
     */
    record Turned(long number, Instant at, Why why, Way way) {}

    /** Which way a gate was turned. */
    enum Way {
        HELD,
        RELEASED
    }

    /** Nothing is sent to the partner until it is released; what is told meanwhile waits. */
    void hold(String partner, Why why);

    /** Sending to the partner goes on at once, also when it had failed too often. */
    void release(String partner, Why why);

    /**
     * Holds or releases the partner as {@link #hold} and {@link #release} do, but only while nobody did since it was
     * decided.
     *
     * @param seen number of the turn that was the last then; 0 when there was none
     * @return whether it was done
     */
    boolean turn(String partner, Way way, Why why, long seen);

    /** Who held or released the partner last; empty when nobody did. */
    Optional<Turned> turned(String partner);
}
