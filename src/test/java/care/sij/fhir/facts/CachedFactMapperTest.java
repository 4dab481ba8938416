package care.sij.fhir.facts;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.fhir.ClinicSettings;
import care.sij.fhir.FhirJson;
import care.sij.fhir.FhirR4;
import care.sij.pathway.Fact;
import care.sij.record.Bytes;
import care.sij.record.Interaction;
import care.sij.record.Origin;
import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is remembered of versions that were mapped before. */
class CachedFactMapperTest {

    private static final String SMOKING = """
            {"resourceType":"Observation","id":"%s","status":"final","effectiveDateTime":"2024-01-01",
             "code":{"coding":[{"system":"http://loinc.org","code":"72166-2"}]},
             "valueCodeableConcept":{"coding":[{"system":"http://snomed.info/sct","code":"%s"}]}}""";
    private static final String NEVER_SMOKED = "266919005";
    private static final String SMOKES = "77176002";

    private final CachedFactMapper mapper =
            new CachedFactMapper(new FhirJson(FhirR4.context()), new ClinicSettings(ZoneId.of("UTC"), 100));
    private final List<ResourceKey> read = new ArrayList<>();

    @Test
    void readsAVersionOnce() {
        List<Fact> first = facts(version("o1", 1, NEVER_SMOKED), version("o2", 1, SMOKES));
        assertThat(facts(version("o1", 1, NEVER_SMOKED), version("o2", 1, SMOKES)))
                .isEqualTo(first)
                .hasSize(2);
        assertThat(read).containsExactly(new ResourceKey("Observation", "o1"), new ResourceKey("Observation", "o2"));
    }

    @Test
    void forgetsWhatARolledBackVersionOfTheSameNumberHeld() {
        List<Fact> rolledBack = facts(version("o1", 1, SMOKES));
        assertThat(facts(version("o1", 1, NEVER_SMOKED)))
                .isNotEqualTo(rolledBack)
                .hasSize(1);
    }

    @Test
    void takesNothingFromAnErasedBodyAndReadsTheOthers() {
        StoredVersion kept = version("o1", 1, NEVER_SMOKED);
        assertThat(facts(kept, erased(version("o2", 1, SMOKES)))).isEqualTo(facts(kept));
    }

    private List<Fact> facts(StoredVersion... standing) {
        Map<ResourceKey, StoredVersion> record =
                List.of(standing).stream().collect(Collectors.toMap(StoredVersion::key, version -> version));
        return mapper.factsOf(
                        List.of(standing).stream().map(StoredVersion::head).toList(), keys -> {
                            read.addAll(keys);
                            return keys.stream().collect(Collectors.toMap(key -> key, record::get));
                        })
                .facts();
    }

    private static StoredVersion version(String id, long number, String smoking) {
        Bytes body = Bytes.utf8(SMOKING.formatted(id, smoking));
        return new StoredVersion(
                new ResourceKey("Observation", id),
                number,
                List.of("p1"),
                Origin.PARTNER,
                "demo-clinic",
                Interaction.CREATE,
                1,
                Instant.parse("2024-01-01T00:00:00Z"),
                body,
                body);
    }

    private static StoredVersion erased(StoredVersion version) {
        return new StoredVersion(
                version.key(),
                version.version(),
                version.patients(),
                version.origin(),
                version.owner(),
                version.interaction(),
                version.commit(),
                version.instant(),
                Bytes.EMPTY,
                version.contentHash());
    }
}
