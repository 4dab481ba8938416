package care.sij.audit.ledger.verify;

import care.sij.audit.Checkpoint;
import care.sij.audit.Finding.Kind;
import care.sij.audit.ledger.tree.GrowingTree;
import care.sij.record.Bytes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Builds the tree again, leaf by leaf, and compares it with kept subtrees, checkpoints and notes that somebody kept. A
 * difference is told of the leaves since the last root that was right; behind 256 leaves it goes on with their kept
 * root, so that one difference does not hide another.
 */
final class TreeWalk {

    private static final int LEVEL = 8;
    private static final int RUN = 1 << LEVEL;
    private static final Bytes UNKNOWN = Bytes.of(new byte[32]);

    private final KeptSubtrees kept;
    private final UpperTree upper;
    private final Checkpoints checkpoints;
    private final Deque<Checkpoint> remembered;
    private final Findings findings;
    private final List<Dispute> disputes = new ArrayList<>();
    private GrowingTree run = GrowingTree.empty();
    private Optional<GrowingTree> restated = Optional.empty();
    private long size;
    private long good;
    private long signed;
    private long blamed = -1;

    /** With what somebody kept, by size. */
    TreeWalk(KeptSubtrees kept, Checkpoints checkpoints, List<Checkpoint> remembered, Findings findings) {
        this.kept = kept;
        this.upper = new UpperTree(kept, findings);
        this.checkpoints = checkpoints;
        this.remembered = new ArrayDeque<>(remembered);
        this.findings = findings;
    }

    long size() {
        return size;
    }

    /** The next leaf, as the ledger has it. */
    void add(Bytes leaf) {
        add(leaf, leaf);
    }

    /** The next leaf, about which its subject says otherwise. */
    void add(Bytes leaf, Dispute dispute) {
        if (disputes.size() < Findings.MOST) {
            disputes.add(dispute);
        }
        if (restated.isEmpty()) {
            restated = Optional.of(run.copy());
        }
        add(leaf, dispute.restated().orElse(leaf));
    }

    /** The next leaf is missing. */
    void addMissing() {
        findings.add(Kind.LEAF_DELETED, "leaf " + size);
        blamed = size;
        add(UNKNOWN);
    }

    private void add(Bytes leaf, Bytes bySubject) {
        run.add(leaf, subtree -> {});
        restated.ifPresent(tree -> tree.add(bySubject, subtree -> {}));
        size++;
        if (run.size() == RUN) {
            closeRun();
        }
        Optional<Checkpoint> checkpoint = checkpoints.upTo(size);
        checkpoint.ifPresent(this::compare);
        while (!remembered.isEmpty() && remembered.element().size() <= size) {
            compareRemembered(remembered.remove(), checkpoint);
        }
    }

    private void closeRun() {
        long first = size - RUN;
        Bytes root = run.root();
        Optional<Bytes> stored = kept.take(LEVEL, first / RUN);
        if (stored.isEmpty()) {
            findings.add(Kind.SUBTREE_CHANGED, first, size);
        } else if (restated.map(GrowingTree::root).equals(stored)
                && !stored.get().equals(root)) {
            settleAgainstTheLedger();
        }
        Bytes known = stored.orElse(root);
        boolean isExplained = restated.map(GrowingTree::root).equals(stored) || blamed >= Math.max(first, good);
        if (known.equals(root) || isExplained) {
            upper.add(known);
        } else {
            upper.addDoubted(known, root, Math.max(first, good));
            blamed = size - 1;
        }
        run = GrowingTree.empty();
        restated = Optional.empty();
    }

    private void compare(Checkpoint checkpoint) {
        signed = checkpoint.size();
        if (upper.isBelow(checkpoint.root(), run)) {
            disputes.forEach(dispute -> findings.add(dispute.otherwise().get(), dispute.subject()));
            disputes.clear();
            good = size;
        } else if (restated.filter(tree -> upper.isBelow(checkpoint.root(), tree))
                .isPresent()) {
            settleAgainstTheLedger();
            good = size;
        } else if (blamed < good) {
            findings.add(Kind.LEAVES_REORDERED, good, size);
            blamed = size - 1;
        }
    }

    private void compareRemembered(Checkpoint note, Optional<Checkpoint> own) {
        boolean holds = own.map(Checkpoint::root).equals(Optional.of(note.root()))
                || upper.isBelow(note.root(), run)
                || restated.filter(tree -> upper.isBelow(note.root(), tree)).isPresent();
        if (!holds) {
            findings.add(Kind.LOG_FORKED, "checkpoint " + note.size());
        }
    }

    private void settleAgainstTheLedger() {
        disputes.forEach(dispute -> findings.add(Kind.LEAF_CHANGED, dispute.subject()));
        disputes.clear();
    }

    /** No leaf follows. */
    void end() {
        upper.end();
        boolean isLedgerWrong = blamed >= good;
        disputes.forEach(dispute -> findings.add(
                isLedgerWrong ? Kind.LEAF_CHANGED : dispute.otherwise().get(), dispute.subject()));
        if (signed < size) {
            findings.add(Kind.TAIL_UNSIGNED, signed, size);
        }
        checkpoints
                .upTo(Long.MAX_VALUE)
                .ifPresent(beyond -> findings.add(Kind.LOG_TRUNCATED, "checkpoint " + beyond.size()));
        remembered.forEach(note -> findings.add(Kind.LOG_TRUNCATED, "checkpoint " + note.size()));
    }
}
