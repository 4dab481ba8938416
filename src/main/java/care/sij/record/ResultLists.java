package care.sij.record;

import java.util.List;
import java.util.Optional;

/**
 * What searches of several pages had found at their first moment, kept for a while, so that later pages tell that and
 * nothing else, whichever process makes them.
 */
public interface ResultLists {

    /** Most that a list holds. */
    int MOST = 5000;

    /**
     * Keeps a list for whom it was found, keys and versions alone, and forgets what is old.
     *
     * @return the number of the list
     */
    long keep(String asker, List<FoundKey> found);

    /** A part of a list; empty when there is none of this number, not any more, or not for this asker. */
    Optional<Part> part(long number, String asker, int from, int count);

    /** How many of these, from the first on, one page holds: at least one, no more than its bytes allow. */
    int fitting(List<Entry> entries);

    /** These versions in this order, but for those that are erased or may not be seen. */
    List<StoredVersion> versions(List<Entry> entries, Visibility visibility);

    /** A version that was found. */
    record Entry(ResourceKey key, long version) {}

    /**
     * Entries of a list.
     *
     * @param size of the whole list
     */
    record Part(List<Entry> entries, int size) {}
}
