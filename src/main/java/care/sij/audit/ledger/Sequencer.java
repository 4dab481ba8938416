package care.sij.audit.ledger;

import care.sij.audit.Checkpoint;
import care.sij.audit.LedgerKey;
import care.sij.audit.SignedCheckpoint;
import care.sij.audit.ledger.tree.GrowingTree;
import care.sij.audit.ledger.tree.Subtree;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives waiting leaves their places: in one transaction, that of the one process that leads, leaves go from the queue
 * into the ledger, subtrees that they complete are kept, and a checkpoint over them is signed. The tree that is
 * continued must be the one that was last signed: whoever changed it and took the checkpoint away gets no signature.
 */
@Component
class Sequencer {

    static final int MOST = 5_000;

    private static final int STORED_LEVELS = 8;

    /** What one transaction did. */
    private record Batch(int claimed, int dropped, Optional<Checkpoint> signed) {

        private static final Batch NONE = new Batch(0, 0, Optional.empty());
    }

    private final LedgerRows rows;
    private final LedgerKeys keys;
    private final KnownCheckpoints known;
    private final TransactionTemplate transactions;
    private final Clock clock;

    Sequencer(
            LedgerRows rows, LedgerKeys keys, KnownCheckpoints known, PlatformTransactionManager manager, Clock clock) {
        this.rows = rows;
        this.keys = keys;
        this.known = known;
        this.transactions = new TransactionTemplate(manager);
        this.clock = clock;
    }

    /** Places leaves until none waits or another process leads; how many were dropped as others came before them. */
    int placeAll() {
        int dropped = 0;
        Batch batch;
        do {
            batch = Optional.ofNullable(transactions.execute(status -> rows.leads() ? place() : Batch.NONE))
                    .orElse(Batch.NONE);
            batch.signed.ifPresent(known::see);
            dropped += batch.dropped;
        } while (batch.claimed == MOST);
        return dropped;
    }

    /**
     * Looks whether the ledger is as it was last signed; to be asked while nobody places leaves.
     *
     * @throws LedgerAltered when it is not
     */
    void demandSigned() {
        transactions.executeWithoutResult(status -> demandSigned(tree(rows.size())));
    }

    /**
     * Has another key sign from the next checkpoint on.
     *
     * @throws LedgerAltered when the ledger is not as it was last signed
     */
    LedgerKey rotate() {
        return Optional.ofNullable(transactions.execute(status -> {
                    rows.lead();
                    demandSigned(tree(rows.size()));
                    return keys.make().key();
                }))
                .orElseThrow();
    }

    private GrowingTree tree(long size) {
        try {
            return GrowingTree.of(size, new StoredSubtrees(rows));
        } catch (IllegalStateException lacksHashes) {
            throw new LedgerAltered(size);
        }
    }

    /** Nothing is written before it is known that the ledger is as it was last signed. */
    private Batch place() {
        if (!rows.anyWaits()) {
            return Batch.NONE;
        }
        long size = rows.size();
        GrowingTree tree = tree(size);
        demandSigned(tree);
        LedgerRows.Placed placed = rows.place(size, MOST);
        if (placed.leaves().isEmpty()) {
            return new Batch(placed.claimed(), placed.dropped(), Optional.empty());
        }
        List<Subtree> kept = new ArrayList<>();
        placed.leaves()
                .forEach(leaf -> tree.add(leaf, subtree -> {
                    if (subtree.level() % STORED_LEVELS == 0) {
                        kept.add(subtree);
                    }
                }));
        rows.add(kept);
        SignedCheckpoint signed = sign(tree);
        rows.add(signed, size);
        return new Batch(placed.claimed(), placed.dropped(), Optional.of(signed.checkpoint()));
    }

    /**
     * @throws LedgerAltered when the last checkpoint is not of this tree, not one that we signed, or not the last, or a
     *     key is gone
     */
    private void demandSigned(GrowingTree tree) {
        Optional<SignedCheckpoint> last = rows.latest();
        OwnKeys own = keys.own();
        boolean holds = tree.size() == 0
                ? last.isEmpty()
                : last.filter(one -> isOf(one, tree, own)).isPresent();
        if (!holds || !known.areAmong(own) || !known.areKept(own)) {
            throw new LedgerAltered(tree.size());
        }
    }

    private static boolean isOf(SignedCheckpoint last, GrowingTree tree, OwnKeys own) {
        return last.checkpoint().size() == tree.size()
                && last.checkpoint().root().equals(tree.root())
                && own.made(last);
    }

    private SignedCheckpoint sign(GrowingTree tree) {
        LedgerKeys.Stored key = keys.signing(tree.size());
        Checkpoint checkpoint = new Checkpoint(key.key().name(), tree.size(), tree.root());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return new SignedCheckpoint(checkpoint, now, SignedNote.signed(checkpoint, key.key(), keys.privateKey(key)));
    }
}
