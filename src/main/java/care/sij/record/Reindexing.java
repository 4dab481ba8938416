package care.sij.record;

import java.util.Optional;
import java.util.function.Function;

/** Indexes anew what earlier versions of this service have indexed, beside everything else that goes on. */
public interface Reindexing {

    /** Whether there may be more. */
    enum Progress {
        MORE,
        DONE
    }

    /**
     * Takes some current resources that were indexed before the index was as it is now, none that another process or a
     * commit is at. What was found by nothing stays so, and what gives no terms is found by what it was found by.
     *
     * @param most how many at once
     */
    Progress next(int most, Function<StoredVersion, Optional<IndexTerms>> terms);
}
