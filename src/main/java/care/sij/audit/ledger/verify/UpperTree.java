package care.sij.audit.ledger.verify;

import care.sij.audit.Finding.Kind;
import care.sij.audit.ledger.tree.GrowingTree;
import care.sij.audit.ledger.tree.Subtree;
import care.sij.record.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The tree above runs of 256 leaves. Where the kept root of a run is not that of its leaves, both are tried until a
 * signed root tells which was changed.
 */
final class UpperTree {

    private static final int LEVEL = 8;
    private static final int RUN = 1 << LEVEL;

    private record Doubted(long from, long end) {}

    private final KeptSubtrees kept;
    private final Findings findings;
    private final List<Doubted> doubted = new ArrayList<>();
    private GrowingTree byKept = GrowingTree.empty();
    private Optional<GrowingTree> byLeaves = Optional.empty();

    UpperTree(KeptSubtrees kept, Findings findings) {
        this.kept = kept;
        this.findings = findings;
    }

    /** A run whose kept root is right. */
    void add(Bytes root) {
        byLeaves.ifPresent(tree -> tree.add(root, subtree -> {}));
        byKept.add(root, this::compare);
    }

    /** A run whose kept root is another than that of its leaves, of which those from here on may be the cause. */
    void addDoubted(Bytes keptRoot, Bytes root, long from) {
        long end = (byKept.size() + 1) * RUN;
        doubted.add(new Doubted(from, end));
        GrowingTree tree = byLeaves.orElseGet(byKept::copy);
        tree.add(root, subtree -> {});
        byLeaves = Optional.of(tree);
        byKept.add(keptRoot, this::compare);
    }

    /** Whether a signed root is that over these runs and the begun one. */
    boolean isBelow(Bytes signed, GrowingTree begun) {
        Optional<Bytes> last = begun.rootBefore(Optional.empty());
        if (byKept.rootBefore(last).equals(Optional.of(signed))) {
            settle(Kind.LEAVES_REORDERED);
            return true;
        }
        Optional<GrowingTree> right =
                byLeaves.filter(tree -> tree.rootBefore(last).equals(Optional.of(signed)));
        right.ifPresent(tree -> {
            byKept = tree;
            settle(Kind.SUBTREE_CHANGED);
        });
        return right.isPresent();
    }

    /** No signed root follows, or none that is right. */
    void end() {
        settle(Kind.LEAVES_REORDERED);
    }

    private void settle(Kind kind) {
        doubted.forEach(run -> findings.add(kind, run.from, run.end));
        doubted.clear();
        byLeaves = Optional.empty();
    }

    private void compare(Subtree above) {
        if (above.level() % LEVEL == 0) {
            Optional<Bytes> stored = kept.take(above.level() + LEVEL, above.index());
            if (!stored.equals(Optional.of(above.hash()))) {
                findings.add(Kind.SUBTREE_CHANGED, above.first() * RUN, above.end() * RUN);
            }
        }
    }
}
