package care.sij.audit.ledger.tree;

import care.sij.record.Bytes;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Checks proofs without the tree (RFC 9162 sections 2.1.3.2 and 2.1.4.2). */
public final class MerkleProofs {

    private MerkleProofs() {}

    /** Whether the path leads from the leaf, which is the {@code index}-th from 0, to the root of that size. */
    public static boolean includes(Bytes root, long size, long index, Bytes leaf, List<Bytes> path) {
        if (index < 0 || index >= size) {
            return false;
        }
        long node = index;
        long last = size - 1;
        Bytes hash = leaf;
        for (Bytes sibling : path) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                hash = Hashing.node(sibling, hash);
                int up = (node & 1) == 1 ? 0 : Long.numberOfTrailingZeros(node);
                node >>= up;
                last >>= up;
            } else {
                hash = Hashing.node(hash, sibling);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && hash.equals(root);
    }

    /** Whether the tree of the second size and root begins with the one of the first. */
    public static boolean extend(long from, Bytes fromRoot, long size, Bytes root, List<Bytes> proof) {
        if (from < 1 || from > size) {
            return false;
        }
        if (from == size) {
            return proof.isEmpty() && fromRoot.equals(root);
        }
        Iterator<Bytes> hashes = proof.iterator();
        int complete = Long.numberOfTrailingZeros(from);
        Optional<Bytes> start = Long.bitCount(from) == 1
                ? Optional.of(fromRoot)
                : Optional.of(hashes).filter(Iterator::hasNext).map(Iterator::next);
        return start.filter(hash -> extend(
                        new Extension((from - 1) >> complete, (size - 1) >> complete, hash), hashes, fromRoot, root))
                .isPresent();
    }

    private static boolean extend(Extension extension, Iterator<Bytes> hashes, Bytes fromRoot, Bytes root) {
        while (hashes.hasNext()) {
            if (extension.last == 0) {
                return false;
            }
            extension.climb(hashes.next());
        }
        return extension.last == 0 && extension.smaller.equals(fromRoot) && extension.larger.equals(root);
    }

    /** Both roots as they come about, and how far up the tree. */
    private static final class Extension {

        private long node;
        private long last;
        private Bytes smaller;
        private Bytes larger;

        private Extension(long node, long last, Bytes start) {
            this.node = node;
            this.last = last;
            this.smaller = start;
            this.larger = start;
        }

        private void climb(Bytes hash) {
            if ((node & 1) == 1 || node == last) {
                smaller = Hashing.node(hash, smaller);
                larger = Hashing.node(hash, larger);
                int up = (node & 1) == 1 ? 0 : Long.numberOfTrailingZeros(node);
                node >>= up;
                last >>= up;
            } else {
                larger = Hashing.node(larger, hash);
            }
            node >>= 1;
            last >>= 1;
        }
    }
}
