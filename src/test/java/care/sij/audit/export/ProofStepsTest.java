package care.sij.audit.export;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.audit.Proof.Step;
import care.sij.audit.ledger.tree.Hashing;
import care.sij.audit.ledger.tree.MerkleTree;
import care.sij.record.Bytes;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProofStepsTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 11, 16, 21, 33})
    void leadFromEachLeafToTheRootOfEachTree(int size) {
        MerkleTree tree = new MerkleTree(ProofStepsTest::hash);
        for (int index = 0; index < size; index++) {
            Bytes leaf = leaf(index);
            List<Step> steps = ProofSteps.of(leaf, index, size, tree.inclusion(index, size));

            assertThat(steps.isEmpty() ? leaf : steps.get(steps.size() - 1).node())
                    .as("leaf %s of %s", index, size)
                    .isEqualTo(tree.root(size));
        }
    }

    /** RFC 9162 section 2.1.5: the audit path of d0 in a tree of seven leaves is b, h, l, all to its right. */
    @ParameterizedTest
    @ValueSource(strings = {"0:RIGHT,RIGHT,RIGHT", "3:LEFT,LEFT,RIGHT", "4:RIGHT,RIGHT,LEFT", "6:LEFT,LEFT"})
    void tellOnWhichSideEachSiblingGoes(String expected) {
        int index = Integer.parseInt(expected.substring(0, 1));
        List<Bytes> path = new MerkleTree(ProofStepsTest::hash).inclusion(index, 7);

        assertThat(ProofSteps.of(leaf(index), index, 7, path))
                .extracting(step -> step.side().name())
                .containsExactly(expected.substring(2).split(","));
    }

    private static Bytes leaf(int index) {
        return Hashing.leaf(new byte[] {(byte) index});
    }

    private static Bytes hash(int level, long index) {
        return level == 0
                ? leaf((int) index)
                : Hashing.node(hash(level - 1, 2 * index), hash(level - 1, 2 * index + 1));
    }
}
