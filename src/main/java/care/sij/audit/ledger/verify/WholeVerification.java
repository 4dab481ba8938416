package care.sij.audit.ledger.verify;

import care.sij.audit.Checkpoint;
import care.sij.audit.Finding.Kind;
import care.sij.audit.LedgerVerification;
import care.sij.audit.ledger.KnownCheckpoints;
import care.sij.audit.ledger.LedgerKeys;
import care.sij.audit.ledger.OwnKeys;
import care.sij.audit.ledger.SignedNote;
import care.sij.record.Erasures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** One verification at a time, over one snapshot of the database. */
@Component
class WholeVerification implements LedgerVerification {

    private static final Logger LOG = LoggerFactory.getLogger(WholeVerification.class);

    private final VerificationRows rows;
    private final LedgerKeys keys;
    private final KnownCheckpoints checkpointsSeen;
    private final List<LeafSource> sources;
    private final Erasures erasures;
    private final TransactionTemplate snapshot;

    WholeVerification(
            VerificationRows rows,
            LedgerKeys keys,
            KnownCheckpoints checkpointsSeen,
            List<LeafSource> sources,
            Erasures erasures,
            PlatformTransactionManager manager) {
        this.rows = rows;
        this.keys = keys;
        this.checkpointsSeen = checkpointsSeen;
        this.sources = sources;
        this.erasures = erasures;
        this.snapshot = new TransactionTemplate(manager);
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.snapshot.setReadOnly(true);
    }

    @Override
    public Optional<Verified> verify(Asked asked, LongConsumer walked) {
        return Optional.ofNullable(snapshot.execute(
                        status -> rows.isAlone() ? Optional.of(verified(asked, walked)) : Optional.<Verified>empty()))
                .flatMap(verified -> verified);
    }

    private Verified verified(Asked asked, LongConsumer walked) {
        Findings findings = new Findings();
        List<LedgerKeys.Stored> stored = keys.all();
        OwnKeys ours = ours(stored, findings);
        KeptSubtrees subtrees = new KeptSubtrees(rows);
        Checkpoints checkpoints = new Checkpoints(rows, ours, findings);
        TreeWalk tree = new TreeWalk(subtrees, checkpoints, remembered(asked.kept(), ours, findings), findings);
        LeafSources known = new LeafSources(sources);
        LeafWalk leaves = new LeafWalk(rows, known, tree, findings, asked);
        leaves.walk(walked);
        new QueueWalk(rows, known, findings).walk(checkpointsSeen.still());
        rows.doubled(Findings.MOST).forEach(subject -> findings.add(Kind.LEAF_CHANGED, subject));
        long surplus = rows.allSubtrees() - subtrees.taken();
        if (surplus > 0) {
            findings.add(Kind.SUBTREE_CHANGED, surplus + " subtrees that no leaves are below");
        }
        if (rows.witnessed() > tree.size()) {
            findings.add(Kind.LOG_TRUNCATED, "checkpoint " + rows.witnessed() + ", sent to a witness");
        }
        rows.witnessedAlone(tree.size())
                .forEach(size -> findings.add(Kind.CHECKPOINT_MISSING, "checkpoint " + size + ", sent to a witness"));
        for (LeafSource source : sources) {
            source.apart(Findings.MOST).forEach(finding -> findings.add(finding.kind(), finding.place()));
        }
        LOG.info("verified the ledger of {} leaves: {} findings", tree.size(), findings.all());
        return new Verified(
                new Checked(
                        tree.size(),
                        leaves.recomputed(),
                        leaves.allErased(),
                        subtrees.taken(),
                        checkpoints.read(),
                        stored.size(),
                        rows.waiting()),
                findings.first(),
                findings.all(),
                erasures.of(leaves.erased()).stream()
                        .map(Erasures.Recorded::erasure)
                        .toList());
    }

    private OwnKeys ours(List<LedgerKeys.Stored> stored, Findings findings) {
        stored.stream()
                .filter(key -> !keys.isOurs(key))
                .forEach(
                        key -> findings.add(Kind.KEY_FOREIGN, "key " + key.key().verifier()));
        return keys.own(stored);
    }

    /** Those that this ledger signed, by size. */
    private static List<Checkpoint> remembered(List<String> notes, OwnKeys ours, Findings findings) {
        List<Checkpoint> remembered = new ArrayList<>();
        for (int place = 0; place < notes.size(); place++) {
            Optional<SignedNote> note = SignedNote.parse(notes.get(place)).filter(ours::signed);
            note.map(SignedNote::checkpoint).ifPresent(remembered::add);
            if (note.isEmpty()) {
                findings.add(Kind.CHECKPOINT_FOREIGN, "kept checkpoint " + (place + 1));
            }
        }
        remembered.sort(Comparator.comparingLong(Checkpoint::size));
        return remembered;
    }
}
