package care.sij.exchange.facts;

import java.time.Instant;
import java.util.Comparator;

/**
 * Place of a telling among those of all partners; for a message {@code Bundle.timestamp}, then
 * {@code MessageHeader.id}; never arrival.
 */
public record SourceOrder(Instant at, String tellingId) implements Comparable<SourceOrder> {

    private static final Comparator<SourceOrder> ORDER =
            Comparator.comparing(SourceOrder::at).thenComparing(SourceOrder::tellingId);

    @Override
    public int compareTo(SourceOrder other) {
        return ORDER.compare(this, other);
    }
}
