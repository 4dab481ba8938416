package care.sij.record;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** Takes resources of one type out of the record as they were at an instant, in the order of their ids. */
public interface Extraction {

    /** Where an extraction goes on: after this version of this id. */
    record Place(String id, long version) {

        /** Before everything. */
        public static final Place START = new Place("", 0);
    }

    /**
     * Some of the versions.
     *
     * @param last where to go on
     * @param rest whether there may be more
     */
    record Part(List<StoredVersion> versions, Place last, Rest rest) {}

    /** Whether there may be more. */
    enum Rest {
        MORE,
        NONE
    }

    /** Most bytes of bodies that a part holds, unless its first version alone has more. */
    int MOST_BYTES = 8 << 20;

    /**
     * At most so many rows, and bodies of {@link #MOST_BYTES}, are looked at; what may not be seen, or holds nothing,
     * is left out of them.
     *
     * @param limit how long it may take, in whole seconds
     * @throws SearchTooSlow when it takes longer
     */
    Part part(ExtractionQuery query, Place after, int most, Visibility visibility, Duration limit);

    /**
     * Of versions that were taken out before, each by its reference {@code Type/id/_history/n}, those that may be seen
     * now and were not erased since, in no order.
     */
    List<StoredVersion> seen(Collection<String> references, Visibility visibility);
}
