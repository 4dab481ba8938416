package care.sij.exchange;

import care.sij.record.PageCursor;
import care.sij.record.Visibility;
import java.util.List;
import java.util.Optional;

/** The messages that are parked. Whoever sees a message's archived Bundle sees that it is parked, and nobody else. */
public interface ParkedMessages {

    /** Some of them and where the next ones begin. */
    record Page(List<ParkedMessage> messages, Optional<PageCursor> next) {

        public Page {
            messages = List.copyOf(messages);
        }
    }

    /** Those that are visible, the longest parked first. */
    Page page(Optional<PageCursor> after, int count, Visibility visibility);
}
