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
import tools.jackson.databind.json.JsonMapper;

/**
 * A plan with all that belongs to it at two instants: what was added, what states something else and what is gone. The
 * Provenance of each version is left out: there is one for each.
 */
public final class PlanComparison {

    private static final String ERASED = "its content was erased";

    /** So that no change goes untold. */
    private static final String BEYOND_WORDS = "changed in what these words do not tell; compare the two versions";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private PlanComparison() {}

    /** In the order of the later, then what is gone; versions that state the same are not told. */
    public static List<PlanChange> between(List<StoredVersion> before, List<StoredVersion> after) {
        Map<ResourceKey, StoredVersion> left = byKey(before);
        List<PlanChange> changes = new ArrayList<>();
        byKey(after)
                .forEach((key, version) ->
                        change(Optional.ofNullable(left.remove(key)), version).ifPresent(changes::add));
        left.values().forEach(gone -> changes.add(removal(gone)));
        return changes;
    }

    private static Map<ResourceKey, StoredVersion> byKey(List<StoredVersion> versions) {
        Map<ResourceKey, StoredVersion> byKey = new LinkedHashMap<>();
        versions.stream()
                .filter(version -> !version.key().type().equals("Provenance"))
                .forEach(version -> byKey.put(version.key(), version));
        return byKey;
    }

    /** Of one resource; nothing when it states the same. */
    static Optional<PlanChange> change(Optional<StoredVersion> before, StoredVersion after) {
        if (before.isEmpty()) {
            return Optional.of(new PlanChange(before, Optional.of(after), title(after), stated(after)));
        }
        List<String> words = changes(before.get(), after);
        return words.isEmpty()
                ? Optional.empty()
                : Optional.of(new PlanChange(before, Optional.of(after), title(after), words));
    }

    /** Of what is gone, with what it stated last. */
    static PlanChange removal(StoredVersion gone) {
        return new PlanChange(Optional.of(gone), Optional.empty(), title(gone), stated(gone));
    }

    private static List<String> changes(StoredVersion before, StoredVersion after) {
        if (before.version() == after.version()) {
            return List.of();
        }
        if (isErased(before) || isErased(after)) {
            return List.of(ERASED);
        }
        List<String> words = ResourceWords.changes(content(before), content(after));
        return words.isEmpty() && !before.contentHash().equals(after.contentHash()) ? List.of(BEYOND_WORDS) : words;
    }

    private static List<String> stated(StoredVersion version) {
        return isErased(version) ? List.of(ERASED) : ResourceWords.stated(content(version));
    }

    private static String title(StoredVersion version) {
        return isErased(version) ? version.key().type() : ResourceWords.title(content(version));
    }

    private static boolean isErased(StoredVersion version) {
        return version.body().length() == 0;
    }

    private static JsonNode content(StoredVersion version) {
        return JSON.readTree(version.body().asUtf8());
    }
}
