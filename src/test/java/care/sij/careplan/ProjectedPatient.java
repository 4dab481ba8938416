package care.sij.careplan;

import care.sij.careplan.policy.BundledPolicies;
import care.sij.fhir.ClinicSettings;
import care.sij.fhir.FhirJson;
import care.sij.fhir.FhirR4;
import care.sij.fhir.IndexTermExtractor;
import care.sij.fhir.facts.FactMappers;
import care.sij.record.Bytes;
import care.sij.record.CommitCause;
import care.sij.record.Draft;
import care.sij.record.Origin;
import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import care.sij.support.Journey;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hl7.fhir.r4.model.Resource;

/** One patient's record without a database: told message by message, projected after each. */
final class ProjectedPatient {

    static final String ID = "p1";
    static final FhirJson JSON = new FhirJson(FhirR4.context());

    private static final PolicySet POLICIES = new PolicySet(BundledPolicies.load());
    private static final IndexTermExtractor TERMS = new IndexTermExtractor(FhirR4.context());

    private final Map<ResourceKey, StoredVersion> record = MemoryCommit.emptyRecord();
    private final CarePlanProjection projection;
    private long commits;

    ProjectedPatient(LocalDate tick) {
        Ticks ticks = new Ticks(null, null) {
            @Override
            LocalDate latest() {
                return tick;
            }
        };
        this.projection = new CarePlanProjection(
                FactMappers.create(JSON, new ClinicSettings(ZoneId.of("America/New_York"), 10_000)),
                POLICIES,
                ticks,
                new ProjectedDrafts(JSON, TERMS));
    }

    /** The patient of a journey walked to its end. */
    static ProjectedPatient of(Journey journey, LocalDate tick) {
        ProjectedPatient patient = new ProjectedPatient(tick);
        new JourneyRecord(ID).of(journey).forEach(patient::tell);
        return patient;
    }

    /** One message: what it states, then what follows; returns all that was appended. */
    List<StoredVersion> tell(List<Draft> facts) {
        MemoryCommit commit = commit();
        facts.stream().filter(draft -> isNews(commit, draft)).forEach(commit::append);
        projection.apply(commit);
        return commit.appended();
    }

    /** Takes facts away as if they had never been told. */
    List<StoredVersion> forget(String type) {
        record.keySet()
                .removeIf(key -> key.type().equals(type) && record.get(key).origin() == Origin.PARTNER);
        MemoryCommit commit = commit();
        projection.project(commit, ID);
        return commit.appended();
    }

    /** What stands of the projection, Provenance apart. */
    Map<ResourceKey, Resource> projected() {
        Map<ResourceKey, Resource> standing = new TreeMap<>();
        record.values().stream()
                .filter(version -> version.origin() == Origin.PROJECTED && !version.deleted())
                .filter(version -> !version.key().type().equals("Provenance"))
                .forEach(version -> standing.put(version.key(), JSON.read(version.body())));
        return standing;
    }

    /** What stands of all that the service wrote, Provenance included. */
    List<Resource> written() {
        return record.values().stream()
                .filter(version -> version.origin() == Origin.PROJECTED && !version.deleted())
                .map(version -> JSON.read(version.body()))
                .toList();
    }

    /** Hashes of what stands of the projection, as the record compares content. */
    Map<ResourceKey, Bytes> content() {
        Map<ResourceKey, Bytes> content = new TreeMap<>();
        projected().keySet().forEach(key -> content.put(key, record.get(key).contentHash()));
        return content;
    }

    <R extends Resource> List<R> projected(Class<R> type) {
        return projected().values().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private MemoryCommit commit() {
        commits++;
        return new MemoryCommit(
                record,
                new CommitCause(
                        CommitCause.Kind.MESSAGE,
                        "demo-clinic",
                        "sij-consult-note",
                        Optional.of(new ResourceKey("Bundle", "b" + commits)),
                        "r"),
                commits);
    }

    private static boolean isNews(MemoryCommit commit, Draft draft) {
        return commit.current(draft.key())
                .filter(version -> version.contentHash().equals(draft.contentHash()))
                .isEmpty();
    }
}
