package care.sij.console.audit;

import care.sij.audit.Ledger;
import care.sij.console.audit.Absence.Covered;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** How much of what was looked through lies under the newest checkpoint. */
@Component
class Coverage {

    /** Of how many records the place is looked up. */
    static final int LOOKED_UP = 2_000;

    private final Ledger ledger;

    Coverage(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Of these subjects of leaves, the first {@link #LOOKED_UP}; nothing before the first checkpoint. */
    Optional<Covered> of(List<String> subjects) {
        List<String> looked = subjects.stream().limit(LOOKED_UP).toList();
        return ledger.latest().map(signed -> {
            long size = signed.checkpoint().size();
            long placed = ledger.entries(looked).values().stream()
                    .filter(entry -> entry.index() < size)
                    .count();
            return new Covered(
                    looked.size(),
                    placed,
                    size,
                    signed.instant(),
                    signed.checkpoint().root().hex());
        });
    }
}
