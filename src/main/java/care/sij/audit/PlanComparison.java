package care.sij.audit;

import care.sij.audit.words.ResourceWords;
import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

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
            if (earlier.filter(known -> known.version() == version.version() || stateTheSame(known, version))
                    .isEmpty()) {
                changes.add(change(earlier.map(ReadVersion::of), Optional.of(ReadVersion.of(version))));
            }
        });
        left.values().forEach(gone -> changes.add(change(Optional.of(ReadVersion.of(gone)), Optional.empty())));
        return changes;
    }

    /** What a resource is, as changes of it are titled. */
    public static String title(JsonNode resource) {
        return ResourceWords.title(resource);
    }

    private static Map<ResourceKey, StoredVersion> byKey(List<StoredVersion> versions) {
        Map<ResourceKey, StoredVersion> byKey = new LinkedHashMap<>();
        versions.stream()
                .filter(version -> !version.key().type().equals("Provenance"))
                .forEach(version -> byKey.put(version.key(), version));
        return byKey;
    }

    /** Whether nothing is to be told of the later; of what was erased it cannot be known. */
    static boolean stateTheSame(StoredVersion before, StoredVersion after) {
        return !before.isEmpty() && !after.isEmpty() && before.contentHash().equals(after.contentHash());
    }

    /** From one version of a resource to another that states something else, or to none; one of them is there. */
    static PlanChange change(Optional<ReadVersion> before, Optional<ReadVersion> after) {
        ReadVersion about = after.or(() -> before).orElseThrow();
        List<String> words =
                before.isPresent() && after.isPresent() ? changes(before.get(), after.get()) : stated(about);
        return new PlanChange(before.map(ReadVersion::stored), after.map(ReadVersion::stored), title(about), words);
    }

    private static List<String> changes(ReadVersion before, ReadVersion after) {
        if (before.content().isEmpty() || after.content().isEmpty()) {
            return List.of(ERASED);
        }
        List<String> words =
                ResourceWords.changes(before.content().get(), after.content().get());
        return words.isEmpty() ? List.of(BEYOND_WORDS) : words;
    }

    private static List<String> stated(ReadVersion version) {
        return version.content().map(ResourceWords::stated).orElse(List.of(ERASED));
    }

    private static String title(ReadVersion version) {
        return version.content()
                .map(PlanComparison::title)
                .orElse(version.stored().key().type());
    }
}
