package care.sij.exchange;

import care.sij.exchange.Deliveries.Item;
import java.util.List;

/** Whom a partner's message was told on to. */
public interface Onward {

    /**
     * The messages that tell other partners of this one, as they stand, ordered by partner; none while it is not
     * applied.
     *
     * @param teller who told it
     * @param messageId its MessageHeader.id
     */
    List<Item> of(String teller, String messageId);
}
