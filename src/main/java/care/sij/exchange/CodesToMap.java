package care.sij.exchange;

import care.sij.clinical.Code;
import care.sij.record.PageCursor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The codes that partners used and nobody could read. Never words that stood beside them. */
public interface CodesToMap {

    /** Whether somebody still has to decide about a code. */
    enum State {
        OPEN,
        /** A map says what it is, or that nothing fits it. */
        CLOSED
    }

    /**
     * One code of one partner at one place.
     *
     * @param place profile and element
     * @param toldIn where it was seen last: MessageHeader.id, or the id of a request
     * @param closedBy version of the map that closed it
     */
    record Item(
            String partner,
            Code code,
            String place,
            Instant firstSeen,
            Instant lastSeen,
            long times,
            String toldIn,
            Optional<Integer> closedBy) {}

    /** Of one partner or of all, in one state or in any. */
    record Asked(Optional<String> partner, Optional<State> state) {}

    /**
     * Some of them and where the next ones begin.
     *
     * @param full partners that have so many open ones that further codes of theirs are left out
     */
    record Page(List<Item> items, Optional<PageCursor> next, List<String> full) {

        public Page {
            items = List.copyOf(items);
            full = List.copyOf(full);
        }
    }

    /** Those that are asked for, the longest known first. */
    Page page(Asked asked, Optional<PageCursor> after, int count);
}
