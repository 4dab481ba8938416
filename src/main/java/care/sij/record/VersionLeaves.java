package care.sij.record;

import java.util.Collection;
import java.util.List;

/** The ledger leaves of versions, computed again from the rows that the record has now. */
public interface VersionLeaves {

    /** Those of these versions ({@code Type/id/_history/n}) that are there, in any order. */
    List<RecordedLeaf> of(Collection<String> references);

    /** Versions ({@code Type/id/_history/n}) of a patient in the order in which they became known, at most so many. */
    List<String> ofPatient(VersionsSought sought, int most);

    /** How many versions of a patient are like that. */
    long count(VersionsSought sought);

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
