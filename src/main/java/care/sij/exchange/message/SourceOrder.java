package care.sij.exchange.message;

import java.time.Instant;
import java.util.Comparator;

/**
 * Place of a message among those of all senders: {@code Bundle.timestamp}, then {@code MessageHeader.id}; never
 * arrival.
 */
record SourceOrder(Instant at, String messageId) implements Comparable<SourceOrder> {

    private static final Comparator<SourceOrder> ORDER =
            Comparator.comparing(SourceOrder::at).thenComparing(SourceOrder::messageId);

    @Override
    public int compareTo(SourceOrder other) {
        return ORDER.compare(this, other);
    }
}
