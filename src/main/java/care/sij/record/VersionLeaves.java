package care.sij.record;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** The ledger leaves of versions, computed again from the rows that the record has now. */
public interface VersionLeaves {

    /** Those of these versions ({@code Type/id/_history/n}) that are there, in any order. */
    List<RecordedLeaf> of(Collection<String> references);

    /**
     * Versions ({@code Type/id/_history/n}) of the patient whose instant is this or later and before the other, at most
     * so many.
     */
    List<String> ofPatient(String patient, Instant from, Instant to, int most);

    /** Versions that neither the ledger has nor its queue, at most so many. */
    List<String> unplaced(int most);

    /** Resources ({@code Type/id}) whose current row says another thing than their latest version, at most so many. */
    List<String> outdated(int most);

    /**
     * Resources ({@code Type/id}) that are not found by a patient whose they are or were, or found by one whose they
     * never were, at most so many.
     */
    List<String> astray(int most);
}
