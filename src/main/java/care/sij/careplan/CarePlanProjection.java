package care.sij.careplan;

import care.sij.careplan.render.EpisodeRenderer;
import care.sij.careplan.render.ProjectedResource;
import care.sij.fhir.FactMapper;
import care.sij.pathway.EpisodePlan;
import care.sij.pathway.Pathway;
import care.sij.pathway.PathwayFacts;
import care.sij.pathway.PathwayInput;
import care.sij.record.Bytes;
import care.sij.record.CommitStep;
import care.sij.record.OpenCommit;
import care.sij.record.Origin;
import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import care.sij.record.VersionHead;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Keeps a patient's plans the exact consequence of the facts (DESIGN 2): in the commit of a fact they are derived
 * again, what changed is appended, and what the facts no longer support is deleted. Runs before every other step.
 */
@Component
@Order(0)
final class CarePlanProjection implements CommitStep {

    /** Deriving and rendering the plans of one patient. */
    private static final Timer PROJECTION = Metrics.timer("sij.plan.projection");

    private static final String PROVENANCE = "Provenance";

    private final FactMapper facts;
    private final PolicySet policies;
    private final Ticks ticks;
    private final ProjectedDrafts drafts;

    CarePlanProjection(FactMapper facts, PolicySet policies, Ticks ticks, ProjectedDrafts drafts) {
        this.facts = facts;
        this.policies = policies;
        this.ticks = ticks;
        this.drafts = drafts;
    }

    @Override
    public void apply(OpenCommit commit) {
        commit.appended().stream()
                .filter(facts::bearsOnFacts)
                .flatMap(version -> concerned(commit, version).stream())
                .collect(Collectors.toCollection(TreeSet::new))
                .forEach(patient -> PROJECTION.record(() -> project(commit, patient)));
    }

    /** Whose facts they are: what is said of a replaced Patient bears on those that go on for it. */
    private Set<String> concerned(OpenCommit commit, StoredVersion version) {
        Set<String> patients = new HashSet<>(version.patients());
        Optional<ResourceKey> goesOn = facts.replacedBy(version);
        while (goesOn.isPresent() && patients.add(goesOn.get().id())) {
            goesOn = commit.current(goesOn.get()).flatMap(facts::replacedBy);
        }
        return patients;
    }

    /** Derives the plans of one patient, who must be locked, and appends what changed, with its Provenance. */
    void project(OpenCommit commit, String patient) {
        List<VersionHead> standing = commit.standingOf(patient);
        PathwayFacts known = facts.factsOf(standing, commit::current);
        List<EpisodePlan> plans = Pathway.plan(new PathwayInput(known, ticks.latest(), policies.policies()));
        Map<ResourceKey, ProjectedResource> wanted = EpisodeRenderer.render(patient, plans, known);
        Map<ResourceKey, Bytes> projected = projected(standing);
        Map<ResourceKey, Bytes> said = new HashMap<>(erasedAlone(commit, patient, standing, wanted.keySet()));
        said.putAll(projected);
        Changes changes = new Changes();
        wanted.values().forEach(resource -> state(commit, patient, resource, said, changes));
        projected.keySet().stream()
                .filter(key -> !wanted.containsKey(key))
                .forEach(key -> changes.wrote(commit.delete(key, ProjectedDrafts.OWNER)));
        if (!changes.isEmpty()) {
            commit.append(drafts.of(patient, changes.provenance(commit, patient, policies.canonicals())));
        }
    }

    private void state(
            OpenCommit commit,
            String patient,
            ProjectedResource resource,
            Map<ResourceKey, Bytes> said,
            Changes changes) {
        Bytes hash = said.getOrDefault(resource.key(), Bytes.EMPTY);
        drafts.unless(hash, patient, resource.resource()).ifPresent(draft -> {
            changes.wrote(commit.append(draft));
            changes.readFrom(resource.evidence());
        });
    }

    /**
     * What was erased of the projection while facts stayed that are as old: it is not written again in the same words.
     * Where the whole person was purged, all that stands was told after it.
     */
    private static Map<ResourceKey, Bytes> erasedAlone(
            OpenCommit commit, String patient, List<VersionHead> standing, Set<ResourceKey> wanted) {
        Set<ResourceKey> missing = new HashSet<>(wanted);
        standing.forEach(head -> missing.remove(head.key()));
        List<StoredVersion> erased = commit.current(missing).values().stream()
                .filter(StoredVersion::erased)
                .toList();
        if (erased.isEmpty()) {
            return Map.of();
        }
        long oldest = oldestFact(commit, patient, standing);
        return erased.stream()
                .filter(version -> version.commit() >= oldest)
                .collect(Collectors.toMap(StoredVersion::key, StoredVersion::contentHash));
    }

    private static long oldestFact(OpenCommit commit, String patient, List<VersionHead> standing) {
        List<ResourceKey> facts = standing.stream()
                .filter(head -> head.origin() == Origin.PARTNER)
                .filter(head -> head.patients().equals(List.of(patient)))
                .map(VersionHead::key)
                .toList();
        return commit.current(facts).values().stream()
                .mapToLong(StoredVersion::commit)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    /** What stands of the projection; a Provenance is of the past and never changes. */
    private static Map<ResourceKey, Bytes> projected(List<VersionHead> standing) {
        return standing.stream()
                .filter(head -> head.origin() == Origin.PROJECTED)
                .filter(head -> !head.key().type().equals(PROVENANCE))
                .collect(Collectors.toMap(VersionHead::key, VersionHead::contentHash));
    }
}
