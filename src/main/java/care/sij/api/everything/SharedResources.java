package care.sij.api.everything;

import care.sij.fhir.BodyReferences;
import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import care.sij.record.Versions;
import care.sij.record.Visibility;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What belongs to no patient and is referred to: practitioners, organizations, medications, definitions. */
@Component
class SharedResources {

    /** Later than every commit. */
    static final Instant NOW = Instant.ofEpochMilli(Long.MAX_VALUE / 1000);

    /** To a service or a role, from it to where or by whom, and to whose that is. */
    private static final int STEPS = 3;

    private final Versions versions;

    SharedResources(Versions versions) {
        this.versions = versions;
    }

    /** Those that these name, and those named by what they name; one query for each step. */
    List<StoredVersion> of(Collection<StoredVersion> page, Visibility visibility) {
        Map<ResourceKey, StoredVersion> shared = new TreeMap<>();
        Set<ResourceKey> asked = named(page);
        for (int step = 0; step < STEPS && !asked.isEmpty(); step++) {
            List<StoredVersion> found = versions.asOf(asked, NOW, visibility).stream()
                    .filter(version -> version.patients().isEmpty() && !version.isEmpty())
                    .toList();
            found.forEach(version -> shared.put(version.key(), version));
            asked = named(found);
            asked.removeAll(shared.keySet());
        }
        page.forEach(version -> shared.remove(version.key()));
        return List.copyOf(shared.values());
    }

    private static Set<ResourceKey> named(Collection<StoredVersion> versions) {
        return versions.stream()
                .flatMap(version -> BodyReferences.of(version.body()).stream())
                .filter(key -> !key.type().equals("Bundle"))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
