package care.sij.audit.ledger;

import care.sij.audit.SignedCheckpoint;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Has leaves placed now and then, in every process, and knows the newest checkpoint without asking the database. */
@Component
class LedgerClock {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerClock.class);

    private final Sequencer sequencer;
    private final LedgerRows rows;
    private volatile Optional<SignedCheckpoint> latest = Optional.empty();

    LedgerClock(Sequencer sequencer, LedgerRows rows) {
        this.sequencer = sequencer;
        this.rows = rows;
    }

    Optional<SignedCheckpoint> latest() {
        return latest;
    }

    /** A fault must not end the schedule. */
    @Scheduled(fixedDelayString = "${sij.ledger.every:1s}")
    void tick() {
        try {
            sequencer.placeAll();
            latest = rows.latest();
        } catch (DataAccessException | TransactionException | IllegalStateException fault) {
            LOG.warn(
                    "leaves could not be placed in the ledger: {}",
                    fault.getClass().getSimpleName());
        }
    }
}
