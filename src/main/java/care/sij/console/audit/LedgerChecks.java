package care.sij.console.audit;

import care.sij.audit.LedgerVerification;
import care.sij.audit.LedgerVerification.Asked;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Verifies the whole ledger beside the requests, one time after the other, and keeps what came of the last. */
@Component
class LedgerChecks {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerChecks.class);

    private final LedgerVerification verification;
    private final Clock clock;
    private volatile Optional<LedgerCheck> last = Optional.empty();

    LedgerChecks(LedgerVerification verification, Clock clock) {
        this.verification = verification;
        this.clock = clock;
    }

    /** The one that runs, or ended last, in this process. */
    Optional<LedgerCheck> last() {
        return last;
    }

    /** Starts one for whoever asks, unless one runs; {@code kept} are notes with which the ledger must begin. */
    synchronized void start(String by, List<String> kept) {
        if (last.filter(LedgerCheck::runs).isPresent()) {
            return;
        }
        LedgerCheck check = LedgerCheck.begun(by, clock.instant());
        last = Optional.of(check);
        Thread work = new Thread(() -> check(check, kept), "ledger-check");
        work.setDaemon(true);
        work.start();
    }

    private void check(LedgerCheck check, List<String> kept) {
        try {
            Optional<LedgerVerification.Verified> verified =
                    verification.verify(Asked.all(kept), walked -> last = Optional.of(check.at(walked)));
            last = Optional.of(verified.map(one -> check.ended(one, clock.instant()))
                    .orElseGet(() -> check.busy(clock.instant())));
        } catch (RuntimeException failure) {
            LOG.error(
                    "a verification of the ledger failed: {}",
                    failure.getClass().getName());
            last = Optional.of(check.failed(clock.instant()));
        }
    }
}
