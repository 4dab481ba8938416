package care.sij.audit.ledger.tree;

import care.sij.record.Bytes;

/** A complete subtree: its hash over the {@code 2^level} leaves from {@code index * 2^level} on. */
public record Subtree(int level, long index, Bytes hash) {

    /** The first leaf below it. */
    public long first() {
        return index << level;
    }

    /** The first leaf after it. */
    public long end() {
        return (index + 1) << level;
    }
}
