package care.sij.audit;

import care.sij.record.Bytes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The proof of one record, step by step, so that it can be followed by hand.
 *
 * @param subject {@code Type/id/_history/n} or {@code audit/<number>}
 * @param fields what the leaf binds, in the order in which it is hashed; empty when nothing tells all of it
 * @param salt of a version's body, which is hashed after it; empty where there is none
 * @param computed the leaf that follows from the fields
 * @param placed the leaf in the ledger
 * @param steps from the leaf up to the root
 * @param checkpoint under which it is proved
 * @param signer the key of this ledger that signed the checkpoint; none when none did
 * @param witnesses what was told of the ledger to others
 */
public record Proof(
        String subject,
        List<Field> fields,
        Bytes salt,
        Optional<Bytes> computed,
        Ledger.Entry placed,
        List<Step> steps,
        SignedCheckpoint checkpoint,
        Optional<LedgerKey> signer,
        List<Witnessed> witnesses) {

    /** A field of a leaf; of a list its values one after the other. */
    public record Field(String name, String value) {}

    /**
     * A node on the way up.
     *
     * @param side on which the sibling goes
     * @param node the hash of both
     */
    public record Step(Side side, Bytes sibling, Bytes node) {}

    /** Where a sibling stands. */
    public enum Side {
        LEFT,
        RIGHT
    }

    /** Up to which size a witness was told of the ledger, and when last. */
    public record Witnessed(String witness, long size, Instant told) {}

    /** What the steps lead to. */
    public Bytes reached() {
        return steps.isEmpty() ? placed.leaf() : steps.get(steps.size() - 1).node();
    }

    /** What is wrong, each in a sentence; nothing when all is proved. */
    public List<String> differences() {
        List<String> differences = new ArrayList<>();
        if (computed.isEmpty()) {
            differences.add("What the leaf binds can no longer be put together from the record.");
        } else if (!computed.get().equals(placed.leaf())) {
            differences.add("The leaf that follows from the record is not the leaf in the ledger.");
        }
        if (!reached().equals(checkpoint.checkpoint().root())) {
            differences.add("The path does not lead to the root that the checkpoint says.");
        }
        if (signer.isEmpty()) {
            differences.add("No key of this ledger signed the checkpoint.");
        }
        return List.copyOf(differences);
    }
}
