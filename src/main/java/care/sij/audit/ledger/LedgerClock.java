package care.sij.audit.ledger;

import care.sij.audit.LedgerKey;
import care.sij.audit.SignedCheckpoint;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Has leaves placed now and then, in every process, and knows the newest checkpoint and the keys without asking the
 * database: everybody may ask for them, as often as they like.
 */
@Component
class LedgerClock {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerClock.class);

    private final Sequencer sequencer;
    private final LedgerRows rows;
    private final LedgerKeys stored;
    private volatile List<LedgerKey> keys = List.of();
    private volatile Optional<SignedCheckpoint> latest = Optional.empty();

    LedgerClock(Sequencer sequencer, LedgerRows rows, LedgerKeys stored) {
        this.sequencer = sequencer;
        this.rows = rows;
        this.stored = stored;
    }

    Optional<SignedCheckpoint> latest() {
        return latest;
    }

    /** The newest first. */
    List<LedgerKey> keys() {
        return keys;
    }

    /** Reads the keys again, when one was made. */
    void readKeys() {
        keys = stored.all().stream().map(LedgerKeys.Stored::key).toList();
    }

    /** A fault must not end the schedule. */
    @Scheduled(fixedDelayString = "${sij.ledger.every:1s}")
    void tick() {
        try {
            sequencer.placeAll();
            readKeys();
            latest = rows.latest();
        } catch (DataAccessException | TransactionException | IllegalStateException fault) {
            LOG.warn(
                    "leaves could not be placed in the ledger: {}",
                    fault.getClass().getSimpleName());
        }
    }
}
