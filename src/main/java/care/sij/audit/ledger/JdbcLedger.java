package care.sij.audit.ledger;

import care.sij.audit.Ledger;
import care.sij.audit.LedgerKey;
import care.sij.audit.Proof;
import care.sij.audit.SignedCheckpoint;
import care.sij.audit.ledger.tree.MerkleTree;
import care.sij.record.Bytes;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** The ledger as the database keeps it. */
@Component
class JdbcLedger implements Ledger {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcLedger.class);

    private final LedgerRows rows;
    private final LedgerKeys keys;
    private final LedgerClock clock;
    private final Sequencer sequencer;

    JdbcLedger(LedgerRows rows, LedgerKeys keys, LedgerClock clock, Sequencer sequencer) {
        this.rows = rows;
        this.keys = keys;
        this.clock = clock;
        this.sequencer = sequencer;
    }

    @Override
    public Optional<SignedCheckpoint> latest() {
        return clock.latest();
    }

    @Override
    public Optional<SignedCheckpoint> checkpoint(long size) {
        return rows.checkpoint(size).filter(row -> keys.own().made(row));
    }

    @Override
    public Optional<Entry> entry(String subject) {
        return rows.entry(subject);
    }

    @Override
    public Map<String, Entry> entries(Collection<String> subjects) {
        return rows.entries(subjects);
    }

    @Override
    public List<List<Bytes>> inclusions(List<Long> indexes, long size) {
        MerkleTree tree = new MerkleTree(new StoredSubtrees(rows));
        return indexes.stream().map(index -> tree.inclusion(index, size)).toList();
    }

    @Override
    public List<Bytes> inclusion(long index, long size) {
        return new MerkleTree(new StoredSubtrees(rows)).inclusion(index, size);
    }

    @Override
    public List<Bytes> consistency(long from, long to) {
        return new MerkleTree(new StoredSubtrees(rows)).consistency(from, to);
    }

    @Override
    public List<Proof.Witnessed> witnesses() {
        return rows.witnesses();
    }

    @Override
    public List<LedgerKey> keys() {
        return clock.keys();
    }

    @Override
    public Optional<LedgerKey> rotateKey() {
        Optional<LedgerKey> made = made();
        made.ifPresent(key -> readKeys());
        return made;
    }

    private Optional<LedgerKey> made() {
        try {
            return Optional.of(sequencer.rotate());
        } catch (LedgerAltered altered) {
            LOG.error("no key is made: {}. Have an auditor verify it.", altered.getMessage());
            return Optional.empty();
        } catch (DataAccessException | TransactionException notLeading) {
            LOG.error(
                    "no key is made: {}. Another process may have found the ledger altered.",
                    notLeading.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    /** It is made by then; this process reads it with the next leaves at the latest. */
    private void readKeys() {
        try {
            clock.readKeys();
        } catch (LedgerAltered | DataAccessException | TransactionException later) {
            LOG.warn(
                    "a key was made and could not be read yet: {}",
                    later.getClass().getSimpleName());
        }
    }
}
