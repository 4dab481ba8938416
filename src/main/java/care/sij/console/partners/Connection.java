package care.sij.console.partners;

import care.sij.exchange.Traffic.Gate;
import care.sij.exchange.Traffic.Standing;
import care.sij.partner.Partner;

/** Whether a partner and this service reach each other, as far as their messages tell. */
final class Connection {

    private Connection() {}

    static Badge of(Partner partner, Standing standing) {
        if (standing.gate() instanceof Gate.Held) {
            return new Badge("held", "warn");
        }
        if (standing.gate() instanceof Gate.Paused) {
            return new Badge("failing, paused", "bad");
        }
        if (standing.failures() > 0) {
            return new Badge("failing", "bad");
        }
        if (standing.dead() > 0) {
            return new Badge("messages set aside", "warn");
        }
        if (standing.lastIn().isEmpty() && standing.lastOut().isEmpty()) {
            return new Badge("nothing exchanged yet", "");
        }
        return new Badge(partner.delivery().isPresent() ? "working" : "only sends", "good");
    }
}
