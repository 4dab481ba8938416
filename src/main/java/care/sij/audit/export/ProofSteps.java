package care.sij.audit.export;

import care.sij.audit.Proof.Side;
import care.sij.audit.Proof.Step;
import care.sij.audit.ledger.tree.Hashing;
import care.sij.record.Bytes;
import java.util.ArrayList;
import java.util.List;

/** The way from a leaf up its audit path (RFC 9162 section 2.1.3.2), node by node. */
final class ProofSteps {

    private ProofSteps() {}

    /** A step for each sibling; those beyond the root go on as if there were one. */
    static List<Step> of(Bytes leaf, long index, long size, List<Bytes> path) {
        List<Step> steps = new ArrayList<>();
        long node = index;
        long last = size - 1;
        Bytes hash = leaf;
        for (Bytes sibling : path) {
            boolean isLeft = (node & 1) == 1 || node == last;
            hash = isLeft ? Hashing.node(sibling, hash) : Hashing.node(hash, sibling);
            steps.add(new Step(isLeft ? Side.LEFT : Side.RIGHT, sibling, hash));
            if (isLeft && (node & 1) == 0 && node != 0) {
                int up = Long.numberOfTrailingZeros(node);
                node >>= up;
                last >>= up;
            }
            node >>= 1;
            last >>= 1;
        }
        return steps;
    }
}
