package care.sij.audit.ledger.verify;

import care.sij.audit.ledger.verify.VerificationRows.Kept;
import care.sij.record.Bytes;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The kept roots of subtrees, each asked for once and in order. */
final class KeptSubtrees {

    private final VerificationRows rows;
    private final Map<Integer, Pages<Kept>> levels = new HashMap<>();
    private long taken;

    KeptSubtrees(VerificationRows rows) {
        this.rows = rows;
    }

    Optional<Bytes> take(int level, long index) {
        Pages<Kept> kept = levels.computeIfAbsent(level, this::pages);
        Optional<Kept> next = kept.peek();
        while (next.filter(one -> one.index() < index).isPresent()) {
            kept.skip();
            next = kept.peek();
        }
        return next.filter(one -> one.index() == index).map(one -> {
            kept.skip();
            taken++;
            return one.hash();
        });
    }

    long taken() {
        return taken;
    }

    private Pages<Kept> pages(int level) {
        return new Pages<>(last ->
                rows.subtrees(level, last.map(kept -> kept.index() + 1).orElse(0L), Pages.SIZE));
    }
}
