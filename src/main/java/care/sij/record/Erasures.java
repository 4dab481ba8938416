package care.sij.record;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What was erased by law, and the ledger leaves of that, computed again from the rows that there are. */
public interface Erasures {

    /**
     * An erasure as the record has it now.
     *
     * @param leaf what follows from its row; none when that has not the form in which it was written
     */
    record Recorded(Erasure erasure, Optional<Bytes> leaf) {}

    /** Those of these versions ({@code Type/id/_history/n}) that there are, in any order. */
    List<Recorded> of(Collection<String> references);

    /** Erased versions ({@code Type/id/_history/n}) of whose erasure neither the ledger nor its queue has a leaf. */
    List<String> unplaced(int most);
}
