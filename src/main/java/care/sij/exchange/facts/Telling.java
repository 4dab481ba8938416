package care.sij.exchange.facts;

import care.sij.partner.Partner;

/**
 * Who tells something, and where it stands in the order of all tellings. A message is one, a write by REST is one.
 *
 * @param order when by the teller's own clock, under which id
 */
public record Telling(Partner partner, SourceOrder order) {

    /** The id under which the partner tells it; unique for the partner. */
    public String id() {
        return order.tellingId();
    }
}
