package care.sij.audit.ledger.verify;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Computes the leaves of one form of subjects again, from what they are leaves of. */
public interface LeafSource {

    /** Whether the subject is of this form. */
    boolean covers(String subject);

    /** Those of the subjects that are there. */
    Map<String, Restated> restate(Collection<String> subjects);

    /** Subjects that neither the ledger has nor its queue, at most so many. */
    List<String> unplaced(int most);
}
