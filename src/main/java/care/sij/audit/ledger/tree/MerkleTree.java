package care.sij.audit.ledger.tree;

import care.sij.record.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Roots and proofs of the tree, at any size that it has had (RFC 9162 sections 2.1.1, 2.1.3 and 2.1.4). */
public final class MerkleTree {

    private final Subtrees subtrees;

    public MerkleTree(Subtrees subtrees) {
        this.subtrees = subtrees;
    }

    /** The root over the first {@code size} leaves. */
    public Bytes root(long size) {
        Objects.checkIndex(0, size + 1);
        return size == 0 ? Hashing.NO_LEAVES : over(0, size);
    }

    /** The audit path of a leaf in the tree of this size: siblings from the leaf up. */
    public List<Bytes> inclusion(long leaf, long size) {
        Objects.checkIndex(leaf, size);
        List<Bytes> path = new ArrayList<>();
        path(leaf, 0, size, path);
        return path;
    }

    /** What shows that the tree of one size begins with that of a smaller one, which is not empty. */
    public List<Bytes> consistency(long from, long size) {
        Objects.checkFromToIndex(1, from, size);
        List<Bytes> proof = new ArrayList<>();
        if (from < size) {
            subproof(from, 0, size, true, proof);
        }
        return proof;
    }

    private void path(long leaf, long low, long high, List<Bytes> path) {
        if (high - low == 1) {
            return;
        }
        long middle = low + split(high - low);
        if (leaf < middle) {
            path(leaf, low, middle, path);
            path.add(over(middle, high));
        } else {
            path(leaf, middle, high, path);
            path.add(over(low, middle));
        }
    }

    /** SUBPROOF(from, D[low:high], known) of RFC 9162 section 2.1.4.1. */
    private void subproof(long from, long low, long high, boolean known, List<Bytes> proof) {
        if (from == high) {
            if (!known) {
                proof.add(over(low, high));
            }
            return;
        }
        long middle = low + split(high - low);
        if (from <= middle) {
            subproof(from, low, middle, known, proof);
            proof.add(over(middle, high));
        } else {
            subproof(from, middle, high, false, proof);
            proof.add(over(low, middle));
        }
    }

    /** Over leaves that begin where a subtree of their number could. */
    private Bytes over(long low, long high) {
        long leaves = high - low;
        if (Long.bitCount(leaves) == 1) {
            int level = Long.numberOfTrailingZeros(leaves);
            return subtrees.hash(level, low >> level);
        }
        long middle = low + split(leaves);
        return Hashing.node(over(low, middle), over(middle, high));
    }

    /** The largest power of two smaller than the number of leaves. */
    private static long split(long leaves) {
        return Long.highestOneBit(leaves - 1);
    }
}
