package care.sij.record;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** What belongs to a patient as it is now, of all types; deleted and invisible resources are not there. */
public interface PatientResources {

    /**
     * What is asked for.
     *
     * @param patient its id
     * @param types only these; all when empty
     * @param since only what became known then or later
     * @param count most resources on a page, at least 1
     */
    record Query(String patient, Set<String> types, Optional<Instant> since, int count) {

        public Query {
            types = Set.copyOf(types);
        }
    }

    /** A page in the order of type and id; it begins at the start, or where an earlier page of the same query ended. */
    Page find(Query query, Optional<PageCursor> after, Visibility visibility);
}
