package care.sij.audit.ledger.tree;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.record.Bytes;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the recursive definitions of RFC 9162 section 2.1 and the reference vectors of Certificate Transparency. */
class MerkleTreeTest {

    private static final int LARGEST = 600;
    private static final List<String> REFERENCE =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    private final List<Bytes> leaves = leaves(LARGEST);

    @ParameterizedTest
    @CsvSource({
        "0, e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "1, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "2, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "3, aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "4, d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "5, 4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "6, 76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "7, ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "8, 5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    })
    void hasTheRootsOfTheReferenceVectors(int size, String root) {
        List<Bytes> reference = REFERENCE.stream()
                .map(entry -> Hashing.leaf(HexFormat.of().parseHex(entry)))
                .toList();

        assertThat(new MerkleTree(subtreesOf(reference)).root(size).hex()).isEqualTo(root);
        assertThat(grown(reference.subList(0, size)).root().hex()).isEqualTo(root);
    }

    @Test
    void hasTheRootOfTheDefinitionAtEverySize() {
        MerkleTree tree = new MerkleTree(subtreesOf(leaves));
        GrowingTree growing = GrowingTree.empty();
        for (int size = 0; size <= LARGEST; size++) {
            Bytes root = root(leaves.subList(0, size));
            assertThat(tree.root(size)).isEqualTo(root);
            assertThat(growing.root()).isEqualTo(root);
            if (size < LARGEST) {
                growing.add(leaves.get(size), subtree -> {});
            }
        }
    }

    @Test
    void provesEveryLeafOfEverySizeAndNoOther() {
        MerkleTree tree = new MerkleTree(subtreesOf(leaves));
        for (int size = 1; size <= LARGEST; size++) {
            Bytes root = tree.root(size);
            for (int leaf = size % 7; leaf < size; leaf += 1 + size / 40) {
                List<Bytes> path = tree.inclusion(leaf, size);
                assertThat(path).isEqualTo(path(leaf, leaves.subList(0, size)));
                assertThat(MerkleProofs.includes(root, size, leaf, leaves.get(leaf), path))
                        .isTrue();
                assertNothingElseIsProved(root, size, leaf, path);
            }
        }
    }

    private void assertNothingElseIsProved(Bytes root, int size, int leaf, List<Bytes> path) {
        Bytes hash = leaves.get(leaf);
        assertThat(MerkleProofs.includes(root, size, leaf, Hashing.leaf(new byte[] {9}), path))
                .isFalse();
        assertThat(MerkleProofs.includes(root, size, size, hash, path)).isFalse();
        assertThat(MerkleProofs.includes(root, size, -1, hash, path)).isFalse();
        if (size > 1) {
            assertThat(MerkleProofs.includes(root, size, leaf ^ 1, hash, path)).isFalse();
            assertThat(MerkleProofs.includes(root, size, leaf, hash, path.subList(1, path.size())))
                    .isFalse();
        }
        List<Bytes> longer = new ArrayList<>(path);
        longer.add(hash);
        assertThat(MerkleProofs.includes(root, size, leaf, hash, longer)).isFalse();
    }

    @Test
    void provesThatEachSizeExtendsEverySmallerOne() {
        MerkleTree tree = new MerkleTree(subtreesOf(leaves));
        for (int size = 1; size <= LARGEST; size++) {
            Bytes root = tree.root(size);
            for (int from = 1 + size % 5; from <= size; from += 1 + size / 40) {
                List<Bytes> proof = tree.consistency(from, size);
                assertThat(proof).isEqualTo(consistency(from, leaves.subList(0, size)));
                assertThat(MerkleProofs.extend(from, tree.root(from), size, root, proof))
                        .isTrue();
                assertThat(MerkleProofs.extend(from, Hashing.NO_LEAVES, size, root, proof))
                        .isFalse();
                assertThat(MerkleProofs.extend(from, tree.root(from), size, Hashing.NO_LEAVES, proof))
                        .isFalse();
            }
        }
    }

    @Test
    void provesNoForkByAnyProofOfEitherBranch() {
        List<Bytes> fork = new ArrayList<>(leaves);
        fork.set(300, Hashing.leaf(new byte[] {1, 2, 3}));
        MerkleTree tree = new MerkleTree(subtreesOf(leaves));
        MerkleTree forked = new MerkleTree(subtreesOf(fork));
        for (int from = 301; from < LARGEST; from += 13) {
            for (List<Bytes> proof : List.of(tree.consistency(from, LARGEST), forked.consistency(from, LARGEST))) {
                assertThat(MerkleProofs.extend(from, tree.root(from), LARGEST, forked.root(LARGEST), proof))
                        .isFalse();
            }
        }
        assertThat(MerkleProofs.extend(0, Hashing.NO_LEAVES, LARGEST, tree.root(LARGEST), List.of()))
                .isFalse();
        assertThat(MerkleProofs.extend(7, tree.root(7), 6, tree.root(6), List.of()))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void holdsForLargeTreesToo(long seed) {
        Random random = new Random(seed);
        List<Bytes> many = leaves(20_000 + random.nextInt(50_000));
        int size = many.size();
        Subtrees subtrees = subtreesOf(many);
        MerkleTree tree = new MerkleTree(subtrees);
        Bytes root = root(many);
        assertThat(tree.root(size)).isEqualTo(root);
        for (int trial = 0; trial < 50; trial++) {
            int leaf = random.nextInt(size);
            assertThat(MerkleProofs.includes(root, size, leaf, many.get(leaf), tree.inclusion(leaf, size)))
                    .isTrue();
            int from = 1 + random.nextInt(size);
            assertThat(MerkleProofs.extend(from, tree.root(from), size, root, tree.consistency(from, size)))
                    .isTrue();
        }
        int begun = random.nextInt(size);
        GrowingTree growing = GrowingTree.of(begun, subtrees);
        assertThat(growing.root()).isEqualTo(tree.root(begun));
        List<Subtree> completed = new ArrayList<>();
        many.subList(begun, size).forEach(leaf -> growing.add(leaf, completed::add));
        assertThat(growing.root()).isEqualTo(root);
        assertThat(completed)
                .isNotEmpty()
                .allSatisfy(subtree ->
                        assertThat(subtree.hash()).isEqualTo(subtrees.hash(subtree.level(), subtree.index())));
    }

    private static List<Bytes> leaves(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> Hashing.leaf(ByteBuffer.allocate(4).putInt(i).array()))
                .toList();
    }

    private static GrowingTree grown(List<Bytes> leaves) {
        GrowingTree tree = GrowingTree.empty();
        leaves.forEach(leaf -> tree.add(leaf, subtree -> {}));
        return tree;
    }

    private static Subtrees subtreesOf(List<Bytes> leaves) {
        List<List<Bytes>> levels = new ArrayList<>(List.of(leaves));
        for (List<Bytes> below = leaves; below.size() > 1; below = levels.get(levels.size() - 1)) {
            List<Bytes> nodes = below;
            levels.add(IntStream.range(0, below.size() / 2)
                    .mapToObj(i -> Hashing.node(nodes.get(2 * i), nodes.get(2 * i + 1)))
                    .toList());
        }
        return (level, index) -> levels.get(level).get((int) index);
    }

    /** MTH(D[n]). */
    private static Bytes root(List<Bytes> leaves) {
        if (leaves.size() < 2) {
            return leaves.isEmpty() ? Bytes.EMPTY.sha256() : leaves.get(0);
        }
        int split = split(leaves.size());
        return Hashing.node(root(leaves.subList(0, split)), root(leaves.subList(split, leaves.size())));
    }

    /** PATH(m, D[n]). */
    private static List<Bytes> path(int leaf, List<Bytes> leaves) {
        if (leaves.size() == 1) {
            return Collections.emptyList();
        }
        int split = split(leaves.size());
        List<Bytes> left = leaves.subList(0, split);
        List<Bytes> right = leaves.subList(split, leaves.size());
        return leaf < split ? and(path(leaf, left), root(right)) : and(path(leaf - split, right), root(left));
    }

    /** PROOF(m, D[n]). */
    private static List<Bytes> consistency(int from, List<Bytes> leaves) {
        return subproof(from, leaves, true);
    }

    /** SUBPROOF(m, D[n], b). */
    private static List<Bytes> subproof(int from, List<Bytes> leaves, boolean whole) {
        if (from == leaves.size()) {
            return whole ? Collections.emptyList() : List.of(root(leaves));
        }
        int split = split(leaves.size());
        List<Bytes> left = leaves.subList(0, split);
        List<Bytes> right = leaves.subList(split, leaves.size());
        return from <= split
                ? and(subproof(from, left, whole), root(right))
                : and(subproof(from - split, right, false), root(left));
    }

    private static int split(int number) {
        int power = 1;
        while (power * 2 < number) {
            power *= 2;
        }
        return power;
    }

    private static List<Bytes> and(List<Bytes> proof, Bytes hash) {
        List<Bytes> longer = new ArrayList<>(proof);
        longer.add(hash);
        return longer;
    }
}
