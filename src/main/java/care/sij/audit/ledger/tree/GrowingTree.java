package care.sij.audit.ledger.tree;

import care.sij.record.Bytes;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The tree while leaves are appended, kept as the roots of its largest complete subtrees: one per bit of its size. */
public final class GrowingTree {

    private final Map<Integer, Bytes> peaks = new HashMap<>();
    private long size;

    private GrowingTree(long size) {
        this.size = size;
    }

    public static GrowingTree empty() {
        return new GrowingTree(0);
    }

    /** The tree of this size, to be grown. */
    public static GrowingTree of(long size, Subtrees subtrees) {
        GrowingTree tree = new GrowingTree(size);
        for (int level = 0; size >> level > 0; level++) {
            if (tree.hasPeak(level)) {
                tree.peaks.put(level, subtrees.hash(level, (size >> level) - 1));
            }
        }
        return tree;
    }

    public long size() {
        return size;
    }

    /** Appends a leaf and tells of every subtree that it completes, the smallest first. */
    public void add(Bytes leaf, Consumer<Subtree> completed) {
        Bytes hash = leaf;
        int level = 0;
        while (hasPeak(level)) {
            hash = Hashing.node(peak(level), hash);
            level++;
            completed.accept(new Subtree(level, size >> level, hash));
        }
        peaks.put(level, hash);
        size++;
    }

    /** The same tree, which grows apart from this one. */
    public GrowingTree copy() {
        GrowingTree copy = new GrowingTree(size);
        copy.peaks.putAll(peaks);
        return copy;
    }

    /** The root over all leaves so far. */
    public Bytes root() {
        return rootBefore(Optional.empty()).orElse(Hashing.NO_LEAVES);
    }

    /** The root over all leaves so far and, to the right of them, what is below another hash. */
    public Optional<Bytes> rootBefore(Optional<Bytes> beyond) {
        Optional<Bytes> root = beyond;
        for (int level = 0; size >> level > 0; level++) {
            if (hasPeak(level)) {
                Bytes left = peak(level);
                root = Optional.of(root.map(right -> Hashing.node(left, right)).orElse(left));
            }
        }
        return root;
    }

    private boolean hasPeak(int level) {
        return (size >> level & 1) == 1;
    }

    private Bytes peak(int level) {
        return Optional.ofNullable(peaks.get(level)).orElseThrow();
    }
}
