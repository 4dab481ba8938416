package care.sij.record.store;

import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a commit appended so far, in order. */
final class PendingVersions {

    /** A moment to return to. */
    record Mark(int size) {}

    private final List<PendingVersion> inOrder = new ArrayList<>();
    private final Map<ResourceKey, PendingVersion> latest = new LinkedHashMap<>();

    void add(PendingVersion version) {
        inOrder.add(version);
        latest.put(version.version().key(), version);
    }

    boolean contains(ResourceKey key) {
        return latest.containsKey(key);
    }

    Optional<StoredVersion> latest(ResourceKey key) {
        return Optional.ofNullable(latest.get(key)).map(PendingVersion::version);
    }

    /** The last of each resource. */
    Collection<PendingVersion> latest() {
        return latest.values();
    }

    List<StoredVersion> versions() {
        return inOrder.stream().map(PendingVersion::version).toList();
    }

    Mark mark() {
        return new Mark(inOrder.size());
    }

    void returnTo(Mark mark) {
        inOrder.subList(mark.size(), inOrder.size()).clear();
        latest.clear();
        inOrder.forEach(version -> latest.put(version.version().key(), version));
    }
}
