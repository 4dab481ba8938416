package care.sij.audit;

import care.sij.fhir.BodyReferences;
import care.sij.fhir.SijUris;
import care.sij.record.Origin;
import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import care.sij.record.Versions;
import care.sij.record.Visibility;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A care plan with all that belongs to it, as it was known at an instant: all that was derived with it (goals,
 * receipts, block responses, outcomes, flags), what these refer to directly or through others (evidence, the referral),
 * the tasks and communications that refer to it, its referral or its goals, the Provenance of just these versions, and
 * the shared resources all these name (a practitioner, and who employs her). Archived messages are named and left in
 * the archive.
 */
@Component
public class PlanAsKnown {

    static final String PLAN = "CarePlan";
    static final String PLANS = SijUris.sid("care-plan");
    static final String PARTS = SijUris.sid("care-plan-part");

    /** What partners say about a plan without the plan naming it. */
    static final Set<String> ATTACHED = Set.of("Task", "Communication");

    /** What an attached resource has to refer to. */
    static final Set<String> CENTRAL = Set.of(PLAN, "ServiceRequest", "Goal");

    private static final String PATIENT = "Patient";
    private static final String PROVENANCE = "Provenance";

    private static final String ARCHIVED = "Bundle";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** From a resource of the patient to a service or a role, from it to where or by whom, and to whose that is. */
    private static final int STEPS_TO_SHARED = 3;

    private final Versions versions;

    PlanAsKnown(Versions versions) {
        this.versions = versions;
    }

    /**
     * The plan first, then the others by type and id; nothing when there was no such plan then, or not for the caller.
     */
    public List<StoredVersion> at(ResourceKey plan, Instant instant, Visibility visibility) {
        return at(plan, instant, Optional.empty(), visibility);
    }

    /**
     * The same without what had not happened by then. The plan is shown as it was known, and not derived anew.
     *
     * @param happened by when; empty for all that was known
     */
    public List<StoredVersion> at(
            ResourceKey plan, Instant instant, Optional<Instant> happened, Visibility visibility) {
        Optional<StoredVersion> known = versions.asOf(plan, instant, visibility).filter(version -> !version.deleted());
        return known.map(root -> graph(
                        List.of(root),
                        all(root.patients(), root.key(), instant, happened, visibility),
                        instant,
                        visibility))
                .orElse(List.of());
    }

    /** All plans of the patient, first, and then what belongs to any of them, each resource once. */
    public List<StoredVersion> ofPatient(String patient, Instant instant, Visibility visibility) {
        Map<ResourceKey, StoredVersion> all = new TreeMap<>();
        versions.ofPatient(patient, instant, visibility).forEach(version -> all.put(version.key(), version));
        List<StoredVersion> plans = all.values().stream()
                .filter(version -> version.key().type().equals(PLAN))
                .toList();
        return graph(plans, all, instant, visibility);
    }

    private Map<ResourceKey, StoredVersion> all(
            List<String> patients,
            ResourceKey plan,
            Instant instant,
            Optional<Instant> happened,
            Visibility visibility) {
        Map<ResourceKey, StoredVersion> all = new TreeMap<>();
        patients.stream()
                .flatMap(patient -> versions.ofPatient(patient, instant, visibility).stream())
                .filter(version -> version.key().equals(plan) || hadHappened(version, happened))
                .forEach(version -> all.put(version.key(), version));
        return all;
    }

    private List<StoredVersion> graph(
            List<StoredVersion> plans, Map<ResourceKey, StoredVersion> all, Instant instant, Visibility visibility) {
        Map<ResourceKey, StoredVersion> graph = new LinkedHashMap<>();
        follow(
                plans.stream()
                        .flatMap(plan -> Stream.concat(Stream.of(plan.key()), parts(plan, all)))
                        .toList(),
                all,
                graph);
        follow(attached(graph, all), all, graph);
        provenance(graph.values(), all).forEach(version -> graph.put(version.key(), version));
        Set<ResourceKey> first = plans.stream().map(StoredVersion::key).collect(Collectors.toSet());
        return Stream.concat(
                        plans.stream(),
                        Stream.concat(graph.values().stream(), shared(graph.values(), instant, visibility).stream())
                                .filter(version -> !first.contains(version.key()))
                                .collect(Collectors.toMap(
                                        StoredVersion::key, one -> one, (one, same) -> one, TreeMap::new))
                                .values()
                                .stream())
                .toList();
    }

    /**
     * What says no time, or only when it ended, is there since it is known; what says a day or longer, since the first
     * instant of it in UTC.
     */
    private static boolean hadHappened(StoredVersion version, Optional<Instant> by) {
        return by.isEmpty()
                || ReadVersion.of(version)
                        .content()
                        .flatMap(EffectiveTime::of)
                        .map(time -> time.mayHaveBegun(by.get()))
                        .orElse(true);
    }

    /** The parts of a plan have its identifier before their own. */
    private static Stream<ResourceKey> parts(StoredVersion plan, Map<ResourceKey, StoredVersion> all) {
        List<String> starts =
                identifiers(plan, PLANS).map(identifier -> identifier + "/").toList();
        return all.values().stream()
                .filter(version -> version.origin() == Origin.PROJECTED)
                .filter(version -> identifiers(version, PARTS)
                        .anyMatch(identifier -> starts.stream().anyMatch(identifier::startsWith)))
                .map(StoredVersion::key);
    }

    /** One identifier or several: a QuestionnaireResponse has one, all else a list. */
    static Stream<String> identifiers(StoredVersion version, String system) {
        if (version.body().length() == 0) {
            return Stream.empty();
        }
        JsonNode identifiers = JSON.readTree(version.body().asUtf8()).path("identifier");
        return (identifiers.isArray() ? identifiers.valueStream() : Stream.of(identifiers))
                .filter(identifier -> identifier.path("system").asString("").equals(system))
                .map(identifier -> identifier.path("value").asString(""));
    }

    /** Not beyond the Patient, through whom everything hangs together. */
    private static void follow(
            Collection<ResourceKey> from, Map<ResourceKey, StoredVersion> all, Map<ResourceKey, StoredVersion> graph) {
        Deque<ResourceKey> next = new ArrayDeque<>(from);
        while (!next.isEmpty()) {
            ResourceKey key = next.remove();
            StoredVersion version = all.get(key);
            if (version != null
                    && graph.putIfAbsent(key, version) == null
                    && !key.type().equals(PATIENT)) {
                next.addAll(BodyReferences.of(version.body()));
            }
        }
    }

    private static List<ResourceKey> attached(
            Map<ResourceKey, StoredVersion> graph, Map<ResourceKey, StoredVersion> all) {
        return all.values().stream()
                .filter(version -> ATTACHED.contains(version.key().type()))
                .filter(version -> BodyReferences.of(version.body()).stream()
                        .anyMatch(key -> CENTRAL.contains(key.type()) && graph.containsKey(key)))
                .map(StoredVersion::key)
                .toList();
    }

    private static List<StoredVersion> provenance(
            Collection<StoredVersion> graph, Map<ResourceKey, StoredVersion> all) {
        Set<String> shown = graph.stream().map(StoredVersion::reference).collect(Collectors.toSet());
        return all.values().stream()
                .filter(version -> version.key().type().equals(PROVENANCE))
                .filter(version -> targets(version).anyMatch(shown::contains))
                .toList();
    }

    private static Stream<String> targets(StoredVersion provenance) {
        return provenance.body().length() == 0
                ? Stream.empty()
                : JSON.readTree(provenance.body().asUtf8())
                        .path("target")
                        .valueStream()
                        .map(target -> target.path("reference").asString(""));
    }

    private List<StoredVersion> shared(Collection<StoredVersion> graph, Instant instant, Visibility visibility) {
        Map<ResourceKey, StoredVersion> shared = new TreeMap<>();
        Set<ResourceKey> asked = named(graph);
        for (int step = 0; step < STEPS_TO_SHARED && !asked.isEmpty(); step++) {
            List<StoredVersion> found = versions.asOf(asked, instant, visibility).stream()
                    .filter(version -> version.patients().isEmpty())
                    .toList();
            found.forEach(version -> shared.put(version.key(), version));
            asked = named(found);
            asked.removeAll(shared.keySet());
        }
        return List.copyOf(shared.values());
    }

    private static Set<ResourceKey> named(Collection<StoredVersion> versions) {
        return versions.stream()
                .flatMap(version -> BodyReferences.of(version.body()).stream())
                .filter(key -> !key.type().equals(ARCHIVED))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
