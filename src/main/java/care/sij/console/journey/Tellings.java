package care.sij.console.journey;

import care.sij.clinical.JointSide;
import care.sij.fhir.FactMapper;
import care.sij.pathway.ConservativeTrial;
import care.sij.pathway.Fact;
import care.sij.pathway.PlannedProcedure;
import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Since when something is told: as long as each version of its resource tells the same of the same joint, whatever else
 * changes in it.
 */
final class Tellings {

    /** What a version tells, but for its date and its particulars. */
    private record What(Class<?> kind, Optional<JointSide> joint, Optional<PlannedProcedure.Kind> planned) {

        static What of(Fact fact) {
            return new What(
                    fact.getClass(),
                    fact.joint(),
                    fact instanceof PlannedProcedure planned ? Optional.of(planned.kind()) : Optional.empty());
        }
    }

    /** A stretch of versions that tell the same, the last of them the newest so far. */
    private record Stretch(Set<What> told, Instant since) {}

    private Tellings() {}

    /** Whether the fact may be told before its day: what is planned or begins later. */
    static boolean mayLieAhead(Fact fact) {
        return fact instanceof PlannedProcedure || fact instanceof ConservativeTrial;
    }

    /** Of each resource the instant since which it tells what its latest version does. */
    static Map<ResourceKey, Instant> since(Collection<StoredVersion> oldestFirst, FactMapper mapper) {
        Map<ResourceKey, Stretch> stretches = new HashMap<>();
        oldestFirst.forEach(version -> {
            Set<What> told = told(version, mapper);
            Instant since = Optional.ofNullable(stretches.get(version.key()))
                    .filter(before -> before.told().equals(told))
                    .map(Stretch::since)
                    .orElse(version.instant());
            stretches.put(version.key(), new Stretch(told, since));
        });
        return stretches.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, stretch -> stretch.getValue().since()));
    }

    private static Set<What> told(StoredVersion version, FactMapper mapper) {
        return version.isEmpty()
                ? Set.of()
                : mapper
                        .factsOf(
                                List.of(version.head()),
                                keys -> keys.contains(version.key()) ? Map.of(version.key(), version) : Map.of())
                        .facts()
                        .stream()
                        .map(What::of)
                        .collect(Collectors.toCollection(HashSet::new));
    }
}
