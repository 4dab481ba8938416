package care.sij.console.audit;

import care.sij.audit.LedgerVerification.Verified;
import java.time.Instant;
import java.util.Optional;

/**
 * A verification of the whole ledger.
 *
 * @param by who asked for it
 * @param walked leaves that it has gone through
 * @param ended when; none while it runs
 * @param verified what came of it
 */
public record LedgerCheck(
        String by, Instant started, long walked, State state, Optional<Instant> ended, Optional<Verified> verified) {

    /** How far it is. */
    public enum State {
        RUNNING,
        DONE,
        /** Another process verified at that time. */
        BUSY,
        FAILED
    }

    static LedgerCheck begun(String by, Instant started) {
        return new LedgerCheck(by, started, 0, State.RUNNING, Optional.empty(), Optional.empty());
    }

    /** Whether it still goes on. */
    public boolean runs() {
        return state == State.RUNNING;
    }

    LedgerCheck at(long leaves) {
        return new LedgerCheck(by, started, leaves, State.RUNNING, ended, verified);
    }

    LedgerCheck ended(Verified what, Instant when) {
        return new LedgerCheck(by, started, what.checked().leaves(), State.DONE, Optional.of(when), Optional.of(what));
    }

    LedgerCheck busy(Instant when) {
        return new LedgerCheck(by, started, walked, State.BUSY, Optional.of(when), Optional.empty());
    }

    LedgerCheck failed(Instant when) {
        return new LedgerCheck(by, started, walked, State.FAILED, Optional.of(when), Optional.empty());
    }
}
