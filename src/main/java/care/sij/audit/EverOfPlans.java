package care.sij.audit;

import care.sij.fhir.BodyReferences;
import care.sij.record.Origin;
import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What ever belonged to plans, by the rules of {@link PlanAsKnown} held against every version: what was withdrawn
 * since, and what an earlier version alone refers to, belong to them too.
 */
final class EverOfPlans {

    private static final String PATIENT = "Patient";

    private final Map<ResourceKey, List<StoredVersion>> all;
    private final Set<ResourceKey> belongs = new HashSet<>();

    private EverOfPlans(List<StoredVersion> all) {
        this.all = all.stream()
                .collect(Collectors.groupingBy(StoredVersion::key, LinkedHashMap::new, Collectors.toList()));
    }

    /**
     * Those of the versions whose resources belonged to a plan, in their order; what one says that was not of the
     * plans' patient makes nothing else belong to them.
     *
     * @param all every version of what was ever of the plans' patient
     * @param asked whether it is about this plan
     */
    static List<StoredVersion> among(List<StoredVersion> all, String patient, Predicate<ResourceKey> asked) {
        EverOfPlans ever = new EverOfPlans(all.stream()
                .filter(version -> version.patients().contains(patient))
                .toList());
        List<ResourceKey> plans =
                ever.keys(PlanAsKnown.PLAN::equals).filter(asked).toList();
        ever.follow(plans);
        ever.follow(ever.parts(plans));
        ever.follow(ever.attached());
        return all.stream()
                .filter(version -> ever.belongs.contains(version.key()))
                .toList();
    }

    private Stream<ResourceKey> keys(Predicate<String> type) {
        return all.keySet().stream().filter(key -> type.test(key.type()));
    }

    private List<ResourceKey> parts(List<ResourceKey> plans) {
        List<String> starts = plans.stream()
                .flatMap(plan -> identifiers(plan, PlanAsKnown.PLANS))
                .map(identifier -> identifier + "/")
                .toList();
        return keys(type -> true)
                .filter(key -> versions(key).anyMatch(version -> version.origin() == Origin.PROJECTED))
                .filter(key -> identifiers(key, PlanAsKnown.PARTS)
                        .anyMatch(identifier -> starts.stream().anyMatch(identifier::startsWith)))
                .toList();
    }

    /** All versions of what is derived have the same. */
    private Stream<String> identifiers(ResourceKey key, String system) {
        return versions(key)
                .filter(version -> !version.isEmpty())
                .limit(1)
                .flatMap(version -> PlanAsKnown.identifiers(version, system));
    }

    private List<ResourceKey> attached() {
        return keys(PlanAsKnown.ATTACHED::contains)
                .filter(key ->
                        references(key).anyMatch(to -> PlanAsKnown.CENTRAL.contains(to.type()) && belongs.contains(to)))
                .toList();
    }

    private void follow(Collection<ResourceKey> from) {
        Deque<ResourceKey> next = new ArrayDeque<>(from);
        while (!next.isEmpty()) {
            ResourceKey key = next.remove();
            if (all.containsKey(key) && belongs.add(key) && !key.type().equals(PATIENT)) {
                references(key).forEach(next::add);
            }
        }
    }

    private Stream<ResourceKey> references(ResourceKey key) {
        return versions(key).flatMap(version -> BodyReferences.of(version.body()).stream());
    }

    private Stream<StoredVersion> versions(ResourceKey key) {
        return all.getOrDefault(key, List.of()).stream();
    }
}
