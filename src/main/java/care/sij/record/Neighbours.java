package care.sij.record;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Follows references between current resources, one statement for all that is asked about. */
public interface Neighbours {

    /**
     * References of a type's resources by a search parameter, {@code @} for whatever reference there is.
     *
     * @param target the one type of target that is meant; any when empty
     */
    record Link(String type, String parameter, Optional<String> target) {

        public Link(String type, String parameter) {
            this(type, parameter, Optional.empty());
        }

        /** The same to targets of this type alone. */
        public Link to(String wanted) {
            return new Link(type, parameter, Optional.of(wanted));
        }
    }

    /** Whether something was left out to keep a bound. */
    enum Rest {
        NONE,
        LEFT_OUT
    }

    /** Keys of what is referred to. */
    record Targets(List<ResourceKey> keys, Rest rest) {}

    /** Versions with their bodies. */
    record Found(List<StoredVersion> versions, Rest rest) {}

    /** What these refer to by the links, in whatever version, whether it is there or not; at most so many. */
    Targets targets(Collection<ResourceKey> from, Collection<Link> links, int most);

    /** Those of these that are there, as far as their bodies fit into so many bytes, at least one. */
    Found current(Collection<ResourceKey> keys, Visibility visibility, long bytes);

    /**
     * What refers to these by the links, in whatever version, the latest first; at most so many, as far as their bodies
     * fit into so many bytes, at least one.
     */
    Found referring(Collection<ResourceKey> to, Collection<Link> links, Visibility visibility, int most, long bytes);
}
