package care.sij.audit.ledger.tree;

import care.sij.record.Bytes;

/** Reads hashes of complete subtrees. */
@FunctionalInterface
public interface Subtrees {

    /** The hash over the {@code 2^level} leaves from {@code index * 2^level} on; at level 0 the leaf's own. */
    Bytes hash(int level, long index);
}
