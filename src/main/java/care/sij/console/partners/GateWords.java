package care.sij.console.partners;

import care.sij.exchange.Deliveries.Turned;
import care.sij.exchange.Deliveries.Way;
import care.sij.exchange.Traffic.Gate;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether anything is sent to a partner, for its page.
 *
 * @param until when a pause ends
 * @param turned who held or released it last
 */
record GateWords(Sending sending, Optional<Instant> until, Optional<Turned> turned) {

    /** Whether anything is sent. */
    enum Sending {
        OPEN,
        PAUSED,
        HELD
    }

    static GateWords of(Gate gate, Optional<Turned> turned) {
        if (gate instanceof Gate.Held) {
            return new GateWords(Sending.HELD, Optional.empty(), turned);
        }
        return gate instanceof Gate.Paused paused
                ? new GateWords(Sending.PAUSED, Optional.of(paused.until()), turned)
                : new GateWords(Sending.OPEN, Optional.empty(), turned);
    }

    public boolean isHeld() {
        return sending == Sending.HELD;
    }

    /** Number of what was done last; 0 when nothing was. */
    public long turn() {
        return turned.map(Turned::number).orElse(0L);
    }

    /** That somebody else was first, and who, when nothing was done for that. */
    public String overtaken() {
        return turned.map(last -> "Nothing was done: meanwhile " + last.why().by()
                        + (last.way() == Way.HELD ? " held" : " released") + " this partner, and gave "
                        + (last.why().comment().isEmpty()
                                ? "no reason."
                                : "as the reason: " + last.why().comment()))
                .orElse("Nothing was done: the page was no longer up to date. Decide again.");
    }

    /** What was done last, in a word. */
    public String deed() {
        return turned.filter(last -> last.way() == Way.HELD).isPresent() ? "Held" : "Released";
    }
}
