package care.sij.record;

import java.util.Optional;

/**
 * The ledger leaf of a version as the record has it now.
 *
 * @param stored the leaf that was stored with the version
 * @param whole whether everything but the body is there in the form in which it was written
 * @param body what has become of the body
 * @param computed the leaf that follows from the rows; none when it is not whole, or nothing tells the body's hash
 */
public record RecordedLeaf(String reference, Bytes stored, boolean whole, Body body, Optional<Computed> computed) {

    /** What has become of a version's body. */
    public enum Body {
        KEPT,
        /** By law, through the one function that may, which says so. */
        ERASED,
        /** It is not there, and nothing says why. */
        MISSING
    }

    /**
     * A leaf and what it follows from.
     *
     * @param salt what the body was hashed with; empty when it was erased with the body
     */
    public record Computed(VersionLeaf fields, Bytes salt, Bytes leaf) {}
}
