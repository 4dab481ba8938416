package care.sij.fhir.facts;

import care.sij.clinical.FactRef;
import care.sij.fhir.ClinicSettings;
import care.sij.fhir.FactMapper;
import care.sij.fhir.FhirJson;
import care.sij.pathway.PathwayFacts;
import care.sij.record.Bytes;
import care.sij.record.Origin;
import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import care.sij.record.VersionHead;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Maps each version once and remembers what came of it, so that a commit parses only what it brought. */
@Component
final class CachedFactMapper implements FactMapper {

    /** The content belongs to the key: a commit that was rolled back leaves its version numbers to another one. */
    private record VersionKey(ResourceKey key, long version, Bytes contentHash) {

        static VersionKey of(VersionHead head) {
            return new VersionKey(head.key(), head.version(), head.contentHash());
        }
    }

    private final FhirJson json;
    private final VersionMapper mapper;
    private final Cache<VersionKey, MappedVersion> mapped;

    CachedFactMapper(FhirJson json, ClinicSettings settings) {
        this.json = json;
        this.mapper = new VersionMapper(new ClinicTime(settings.zone()));
        this.mapped =
                Caffeine.newBuilder().maximumSize(settings.mappedVersions()).build();
    }

    @Override
    public PathwayFacts factsOf(
            List<VersionHead> standing, Function<Collection<ResourceKey>, Map<ResourceKey, StoredVersion>> whole) {
        List<MappedVersion> own = mapStanding(standing, whole);
        Collection<MappedVersion> others = elsewhere(own, whole);
        PatientLinks links = new PatientLinks(own, others);
        return new PathwayFacts(Stream.concat(own.stream(), others.stream())
                .flatMap(version -> version.facts().stream())
                .flatMap(fact -> fact.among(links).stream())
                .toList());
    }

    /** What these need, and what that needs in turn. */
    private Collection<MappedVersion> elsewhere(
            List<MappedVersion> own, Function<Collection<ResourceKey>, Map<ResourceKey, StoredVersion>> shared) {
        Map<ResourceKey, MappedVersion> found = new LinkedHashMap<>();
        Set<ResourceKey> needed = needs(own);
        while (!needed.isEmpty()) {
            List<MappedVersion> more = map(shared.apply(needed).values());
            more.forEach(version -> found.put(version.key(), version));
            needed = needs(more);
            needed.removeAll(found.keySet());
        }
        return found.values();
    }

    private static Set<ResourceKey> needs(List<MappedVersion> versions) {
        return versions.stream()
                .flatMap(version -> version.elsewhere().stream())
                .collect(Collectors.toCollection(HashSet::new));
    }

    @Override
    public Optional<String> payer(StoredVersion organization) {
        return map(List.of(organization)).stream()
                .flatMap(mapped -> mapped.payer().stream())
                .findFirst();
    }

    @Override
    public Optional<ResourceKey> replacedBy(StoredVersion version) {
        return !version.key().type().equals("Patient")
                ? Optional.empty()
                : map(List.of(version)).stream()
                        .flatMap(mapped -> mapped.replacedBy().stream())
                        .findFirst();
    }

    @Override
    public boolean bearsOnFacts(StoredVersion version) {
        return version.origin() == Origin.PARTNER
                && mapper.reads(version.key().type())
                && (version.version() > 1 || !map(version).isSilent());
    }

    private List<MappedVersion> mapStanding(
            List<VersionHead> standing, Function<Collection<ResourceKey>, Map<ResourceKey, StoredVersion>> whole) {
        List<VersionHead> read = standing.stream().filter(this::isRead).toList();
        List<VersionKey> keys = read.stream().map(VersionKey::of).toList();
        Map<VersionKey, MappedVersion> known = new HashMap<>(mapped.getAllPresent(keys));
        List<ResourceKey> unknown = keys.stream()
                .filter(key -> !known.containsKey(key))
                .map(VersionKey::key)
                .toList();
        if (!unknown.isEmpty()) {
            whole.apply(unknown).values().stream()
                    .filter(CachedFactMapper::hasBody)
                    .forEach(version -> known.put(VersionKey.of(version.head()), map(version)));
        }
        return keys.stream().map(known::get).filter(Objects::nonNull).toList();
    }

    private List<MappedVersion> map(Collection<StoredVersion> versions) {
        return versions.stream()
                .filter(version -> isRead(version.head()) && hasBody(version))
                .map(this::map)
                .toList();
    }

    /** An erased version tells nothing any more. */
    private static boolean hasBody(StoredVersion version) {
        return version.body().length() > 0;
    }

    private boolean isRead(VersionHead head) {
        return head.origin() == Origin.PARTNER
                && !head.deleted()
                && mapper.reads(head.key().type());
    }

    private MappedVersion map(StoredVersion version) {
        return mapped.get(
                VersionKey.of(version.head()),
                missing -> mapper.map(new FactRef(version.reference()), version.key(), json.read(version.body())));
    }
}
