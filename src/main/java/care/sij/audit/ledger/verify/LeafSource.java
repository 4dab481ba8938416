package care.sij.audit.ledger.verify;

import care.sij.audit.Finding;
import care.sij.audit.Finding.Kind;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Computes the leaves of one form of subjects again, from what they are leaves of. */
public interface LeafSource {

    /** Whether the subject is of this form. */
    boolean covers(String subject);

    /** Those of the subjects that are there. */
    Map<String, Restated> restate(Collection<String> subjects);

    /** What is wrong when a subject of this form is gone. */
    Kind gone();

    /** What is wrong that no leaf tells, such as subjects without any; at most so many of each kind. */
    List<Finding> apart(int most);
}
