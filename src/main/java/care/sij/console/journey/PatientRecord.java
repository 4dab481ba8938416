package care.sij.console.journey;

import care.sij.clinical.FactRef;
import care.sij.fhir.FactMapper;
import care.sij.fhir.FhirJson;
import care.sij.fhir.FhirR4;
import care.sij.pathway.PathwayFacts;
import care.sij.record.Origin;
import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;

/** What somebody sees of a patient at an instant: the resources, and the facts that they tell. */
final class PatientRecord {

    private static final FhirJson JSON = new FhirJson(FhirR4.context());

    private final String id;
    private final Map<ResourceKey, StoredVersion> versions;
    private final PathwayFacts facts;
    private final Map<ResourceKey, Instant> since;
    private final ZoneId zone;

    private PatientRecord(
            String id,
            Map<ResourceKey, StoredVersion> versions,
            PathwayFacts facts,
            Map<ResourceKey, Instant> since,
            ZoneId zone) {
        this.id = id;
        this.versions = versions;
        this.facts = facts;
        this.since = since;
        this.zone = zone;
    }

    /**
     * Reads what is seen, and nothing beside it.
     *
     * @param earlier finds all versions of these resources, as they are seen, oldest first
     */
    static PatientRecord of(
            String id,
            List<StoredVersion> seen,
            Function<Collection<ResourceKey>, List<StoredVersion>> earlier,
            FactMapper mapper,
            ZoneId zone) {
        Map<ResourceKey, StoredVersion> versions = seen.stream()
                .map(PatientRecord::asSeen)
                .collect(Collectors.toMap(StoredVersion::key, Function.identity()));
        PathwayFacts facts = mapper.factsOf(
                versions.values().stream().map(StoredVersion::head).toList(),
                keys -> keys.stream()
                        .filter(versions::containsKey)
                        .collect(Collectors.toMap(Function.identity(), versions::get)));
        return new PatientRecord(id, versions, facts, since(versions, facts, earlier, mapper), zone);
    }

    private static Map<ResourceKey, Instant> since(
            Map<ResourceKey, StoredVersion> versions,
            PathwayFacts facts,
            Function<Collection<ResourceKey>, List<StoredVersion>> earlier,
            FactMapper mapper) {
        Set<ResourceKey> again = facts.facts().stream()
                .filter(Tellings::mayLieAhead)
                .flatMap(fact -> version(versions, fact.ref()).stream())
                .filter(version -> version.version() > 1)
                .map(StoredVersion::key)
                .collect(Collectors.toSet());
        return again.isEmpty()
                ? Map.of()
                : Tellings.since(
                        earlier.apply(again).stream().map(PatientRecord::asSeen).toList(), mapper);
    }

    /** What is seen may lack numbers, so that its facts are kept apart from those of the whole version. */
    private static StoredVersion asSeen(StoredVersion version) {
        return new StoredVersion(
                version.key(),
                version.version(),
                version.patients(),
                version.origin(),
                version.owner(),
                version.interaction(),
                version.commit(),
                version.instant(),
                version.body(),
                version.body().sha256());
    }

    String id() {
        return id;
    }

    PathwayFacts facts() {
        return facts;
    }

    /** The Patient itself; empty when it is not there or may not be seen. */
    Optional<Patient> patient() {
        return Optional.ofNullable(versions.get(new ResourceKey("Patient", id)))
                .map(version -> JSON.read(version.body(), Patient.class));
    }

    /** The resources of the type that the service derived, in the order of their ids. */
    <R extends Resource> List<R> derived(Class<R> type) {
        return all(type, Origin.PROJECTED);
    }

    /** The resources of the type that partners told, in the order of their ids. */
    <R extends Resource> List<R> told(Class<R> type) {
        return all(type, Origin.PARTNER);
    }

    private <R extends Resource> List<R> all(Class<R> type, Origin origin) {
        return versions.values().stream()
                .filter(version -> version.key().type().equals(type.getSimpleName()) && version.origin() == origin)
                .sorted((one, other) -> one.key().id().compareTo(other.key().id()))
                .map(version -> JSON.read(version.body(), type))
                .toList();
    }

    /** The day on which it became known first, whatever was told of it since; today's facts are known at the latest. */
    LocalDate known(FactRef ref) {
        return version(ref)
                .map(version -> since.getOrDefault(version.key(), version.instant()))
                .map(instant -> LocalDate.ofInstant(instant, zone))
                .orElse(LocalDate.MAX);
    }

    /** A link to what was read; empty when it may not be seen. */
    Optional<Source> source(FactRef ref, String date) {
        return version(ref).flatMap(version -> Source.of(versioned(ref, version), date));
    }

    private static FactRef versioned(FactRef ref, StoredVersion version) {
        return ref.reference().equals(ref.versionless()) ? new FactRef(version.reference()) : ref;
    }

    private Optional<StoredVersion> version(FactRef ref) {
        return version(versions, ref);
    }

    private static Optional<StoredVersion> version(Map<ResourceKey, StoredVersion> versions, FactRef ref) {
        String[] parts = ref.versionless().split("/", 2);
        return parts.length < 2
                ? Optional.empty()
                : Optional.ofNullable(versions.get(new ResourceKey(parts[0], parts[1])));
    }
}
