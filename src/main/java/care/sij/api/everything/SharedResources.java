package care.sij.api.everything;

import care.sij.fhir.BodyReferences;
import care.sij.fhir.CompartmentMembership;
import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import care.sij.record.Versions;
import care.sij.record.Visibility;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /** Beside one page. */
    static final int MOST = 1_000;

    /** In each step: a resource alone can name some hundred thousand others. */
    static final int MOST_NAMED = 10_000;

    private static final int AT_ONCE = 500;

    /** To a service or a role, from it to where or by whom, and to whose that is. */
    private static final int STEPS = 3;

    private final Versions versions;
    private final CompartmentMembership compartments;

    SharedResources(Versions versions, CompartmentMembership compartments) {
        this.versions = versions;
        this.compartments = compartments;
    }

    /** What is found beside a page, and whether there would be more. */
    record Beside(List<StoredVersion> versions, boolean cut) {

        /** What to do about what is missing; empty when nothing is. */
        Optional<String> advice() {
            return cut
                    ? Optional.of("Of the shared resources that this page names not all are here: at most " + MOST
                            + ", found among " + MOST_NAMED + " references. Make pages smaller with `_count`, or read"
                            + " the others by the references that name them.")
                    : Optional.empty();
        }
    }

    /** Those that these name, and those named by what they name. */
    Beside of(Collection<StoredVersion> page, Visibility visibility) {
        Set<ResourceKey> there = page.stream().map(StoredVersion::key).collect(Collectors.toSet());
        Map<ResourceKey, StoredVersion> shared = new TreeMap<>();
        Collection<StoredVersion> naming = page;
        for (int step = 0; step < STEPS && !naming.isEmpty(); step++) {
            List<ResourceKey> named = named(naming).stream()
                    .filter(key -> !there.contains(key) && !shared.containsKey(key))
                    .sorted(Comparator.comparing(this::mayBeOfAPatient))
                    .toList();
            List<ResourceKey> asked = named.subList(0, Math.min(named.size(), MOST_NAMED));
            Map<ResourceKey, StoredVersion> found = found(asked, MOST - shared.size(), visibility);
            shared.putAll(found);
            if (shared.size() > MOST || asked.size() < named.size()) {
                return new Beside(shared.values().stream().limit(MOST).toList(), true);
            }
            naming = List.copyOf(found.values());
        }
        return new Beside(List.copyOf(shared.values()), false);
    }

    /** One more than so many where there are more. */
    private Map<ResourceKey, StoredVersion> found(List<ResourceKey> asked, int most, Visibility visibility) {
        Map<ResourceKey, StoredVersion> found = new TreeMap<>();
        for (int from = 0; from < asked.size() && found.size() <= most; from += AT_ONCE) {
            List<ResourceKey> part = asked.subList(from, Math.min(asked.size(), from + AT_ONCE));
            versions.asOf(part, NOW, visibility).stream()
                    .filter(version -> version.patients().isEmpty() && !version.isEmpty())
                    .limit(most + 1L - found.size())
                    .forEach(version -> found.put(version.key(), version));
        }
        return found;
    }

    /** These are asked for last. */
    private boolean mayBeOfAPatient(ResourceKey key) {
        return key.type().equals("Patient")
                || !compartments.parameters("Patient", key.type()).isEmpty();
    }

    private static Set<ResourceKey> named(Collection<StoredVersion> versions) {
        return versions.stream()
                .flatMap(version -> BodyReferences.of(version.body()).stream())
                .filter(key -> !key.type().equals("Bundle"))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
