package care.sij.exchange.delivery;

import care.sij.partner.Delivery;
import care.sij.partner.Partner;
import care.sij.record.Bytes;

/** A way in which partners take what is told them. */
public interface Channel {

    /** Whether partners that take what is sent to them so are this channel's. */
    boolean serves(Delivery delivery);

    /**
     * Sends the message once, and says what is to be done with it then.
     *
     * @param letter the message, the same each time
     */
    Disposition send(Entry entry, Partner partner, Delivery delivery, Bytes letter);
}
