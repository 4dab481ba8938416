package care.sij.audit;

import care.sij.audit.words.ResourceWords;
import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A plan with all that belongs to it at two instants: what was added, what states something else and what is gone. The
 * Provenance of each version is left out: there is one for each.
 */
public final class PlanComparison {

    private static final String ERASED = "its content was erased";

    /** So that no change goes untold. */
    private static final String BEYOND_WORDS = "changed in what these words do not tell; compare the two versions";

    private PlanComparison() {}

    /** In the order of the later, then what is gone; versions that state the same are not told. */
    public static List<PlanChange> between(List<StoredVersion> before, List<StoredVersion> after) {
        Map<ResourceKey, StoredVersion> left = byKey(before);
        List<PlanChange> changes = new ArrayList<>();
        byKey(after).forEach((key, version) -> {
            Optional<StoredVersion> earlier = Optional.ofNullable(left.remove(key));
            if (earlier.filter(same -> same.version() == version.version()).isEmpty()) {
                change(earlier.map(ReadVersion::of), ReadVersion.of(version)).ifPresent(changes::add);
            }
        });
        left.values().forEach(gone -> changes.add(removal(ReadVersion.of(gone))));
        return changes;
    }

    private static Map<ResourceKey, StoredVersion> byKey(List<StoredVersion> versions) {
        Map<ResourceKey, StoredVersion> byKey = new LinkedHashMap<>();
        versions.stream()
                .filter(version -> !version.key().type().equals("Provenance"))
                .forEach(version -> byKey.put(version.key(), version));
        return byKey;
    }

    /** From one version of a resource to another one; nothing when it states the same. */
    static Optional<PlanChange> change(Optional<ReadVersion> before, ReadVersion after) {
        List<String> words = before.map(known -> changes(known, after)).orElseGet(() -> stated(after));
        return before.isPresent() && words.isEmpty()
                ? Optional.empty()
                : Optional.of(new PlanChange(
                        before.map(ReadVersion::stored), Optional.of(after.stored()), title(after), words));
    }

    /** Of what is gone, with what it stated last. */
    static PlanChange removal(ReadVersion gone) {
        return new PlanChange(Optional.of(gone.stored()), Optional.empty(), title(gone), stated(gone));
    }

    private static List<String> changes(ReadVersion before, ReadVersion after) {
        if (before.content().isEmpty() || after.content().isEmpty()) {
            return List.of(ERASED);
        }
        List<String> words =
                ResourceWords.changes(before.content().get(), after.content().get());
        boolean otherwise = !before.stored().contentHash().equals(after.stored().contentHash());
        return words.isEmpty() && otherwise ? List.of(BEYOND_WORDS) : words;
    }

    private static List<String> stated(ReadVersion version) {
        return version.content().map(ResourceWords::stated).orElse(List.of(ERASED));
    }

    private static String title(ReadVersion version) {
        return version.content()
                .map(ResourceWords::title)
                .orElse(version.stored().key().type());
    }
}
