package care.sij.api.everything;

import care.sij.fhir.BodyReferences;
import care.sij.fhir.CompartmentMembership;
import care.sij.record.Neighbours;
import care.sij.record.Neighbours.Found;
import care.sij.record.Neighbours.Rest;
import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import care.sij.record.Visibility;
import java.time.Instant;
import java.util.ArrayList;
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

    /** Beside one page; the one that goes beyond it is the last. */
    static final long MOST_BYTES = 8L << 20;

    /** In each step: a resource alone can name some hundred thousand others. */
    static final int MOST_NAMED = 10_000;

    private static final int AT_ONCE = 500;

    /** To a service or a role, from it to where or by whom, and to whose that is. */
    private static final int STEPS = 3;

    private final Neighbours neighbours;
    private final CompartmentMembership compartments;

    SharedResources(Neighbours neighbours, CompartmentMembership compartments) {
        this.neighbours = neighbours;
        this.compartments = compartments;
    }

    /** What is found beside a page, and whether there would be more. */
    record Beside(List<StoredVersion> versions, boolean cut) {

        /** What to do about what is missing; empty when nothing is. */
        Optional<String> advice() {
            return cut
                    ? Optional.of(
                            "Of the shared resources that this page names not all are here: at most " + MOST
                                    + " or " + (MOST_BYTES >> 20) + " MB, found among " + MOST_NAMED
                                    + " references. Make pages smaller with `_count`, or read the others by the references that name them.")
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
            Found found = found(asked, shared.values(), visibility);
            found.versions().forEach(version -> shared.put(version.key(), version));
            if (shared.size() > MOST || found.rest() == Rest.LEFT_OUT || asked.size() < named.size()) {
                return new Beside(shared.values().stream().limit(MOST).toList(), true);
            }
            naming = found.versions();
        }
        return new Beside(List.copyOf(shared.values()), false);
    }

    /** What is seen and belongs to no patient. */
    private record OfNobody(Visibility seen) implements Visibility {

        @Override
        public Condition condition() {
            return new Condition(
                    "(" + seen.condition().sql() + ") AND cardinality(v.patients) = 0",
                    seen.condition().parameters());
        }

        @Override
        public boolean shows(StoredVersion version) {
            return seen.shows(version);
        }
    }

    /** One more than so many where there are more. */
    private Found found(List<ResourceKey> asked, Collection<StoredVersion> before, Visibility visibility) {
        List<StoredVersion> found = new ArrayList<>();
        int most = MOST + 1 - before.size();
        long bytes = MOST_BYTES - StoredVersion.bytes(before);
        for (int from = 0; from < asked.size() && found.size() < most; from += AT_ONCE) {
            if (bytes <= 0) {
                return new Found(List.copyOf(found), Rest.LEFT_OUT);
            }
            Found part = neighbours.current(
                    asked.subList(from, Math.min(asked.size(), from + AT_ONCE)), new OfNobody(visibility), bytes);
            part.versions().stream().limit(most - found.size()).forEach(found::add);
            bytes -= StoredVersion.bytes(part.versions());
            if (part.rest() == Rest.LEFT_OUT) {
                return new Found(List.copyOf(found), Rest.LEFT_OUT);
            }
        }
        return new Found(List.copyOf(found), Rest.NONE);
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
