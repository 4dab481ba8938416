package care.sij.audit.ledger;

import care.sij.audit.ledger.tree.Hashing;
import care.sij.audit.ledger.tree.Subtrees;
import care.sij.record.Bytes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Subtrees as far as the database keeps them, every eighth level; those between are computed from the 256 at most below
 * them. Reads each run of 256 once; lives for the proofs of one answer.
 */
final class StoredSubtrees implements Subtrees {

    private static final int LEVELS = 8;
    private static final int RUN = 1 << LEVELS;

    private record Run(int level, long number) {}

    private final LedgerRows rows;
    private final Map<Run, List<Bytes>> read = new HashMap<>();

    StoredSubtrees(LedgerRows rows) {
        this.rows = rows;
    }

    @Override
    public Bytes hash(int level, long index) {
        int above = level % LEVELS;
        long first = index << above;
        Run run = new Run(level - above, first / RUN);
        List<Bytes> hashes = read.computeIfAbsent(run, this::read);
        int from = (int) (first % RUN);
        int to = from + (1 << above);
        if (hashes.size() < to) {
            throw new IllegalStateException("the ledger lacks hashes: verify it");
        }
        return over(hashes.subList(from, to));
    }

    private List<Bytes> read(Run run) {
        return rows.hashes(run.level, run.number * RUN, RUN);
    }

    private static Bytes over(List<Bytes> hashes) {
        List<Bytes> level = hashes;
        while (level.size() > 1) {
            List<Bytes> below = level;
            level = IntStream.range(0, below.size() / 2)
                    .mapToObj(i -> Hashing.node(below.get(2 * i), below.get(2 * i + 1)))
                    .toList();
        }
        return level.get(0);
    }
}
