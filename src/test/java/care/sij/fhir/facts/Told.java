package care.sij.fhir.facts;

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
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Resource;

/** What partners told about one patient, as the record holds it, in the clinic of New York. */
final class Told {

    private static final FhirJson JSON = new FhirJson(FhirR4.context());

    private final CachedFactMapper mapper =
            new CachedFactMapper(JSON, new ClinicSettings(ZoneId.of("America/New_York"), 100));
    private final List<StoredVersion> versions = new ArrayList<>();
    private final List<StoredVersion> shared = new ArrayList<>();

    static Told of(String... resources) {
        Told told = new Told();
        Arrays.stream(resources).map(Told::expand).forEach(json -> told.versions.add(version(json, 1, Origin.PARTNER)));
        return told;
    }

    Told projected(String resource) {
        versions.add(version(expand(resource), 1, Origin.PROJECTED));
        return this;
    }

    Told shared(String resource) {
        shared.add(version(expand(resource), 1, Origin.PARTNER));
        return this;
    }

    List<Fact> facts() {
        return mapper.factsOf(versions.stream().map(StoredVersion::head).toList(), this::whole)
                .facts();
    }

    <F extends Fact> F only(Class<F> kind) {
        List<Fact> facts = facts();
        if (facts.size() != 1) {
            throw new AssertionError("one fact expected, not " + facts);
        }
        return kind.cast(facts.get(0));
    }

    /** Whether a version of a resource bears on what is known of the patient. */
    static boolean bears(String resource, long version, Origin origin) {
        return new Told().mapper.bearsOnFacts(version(expand(resource), version, origin));
    }

    private Map<ResourceKey, StoredVersion> whole(Collection<ResourceKey> keys) {
        return Stream.concat(versions.stream(), shared.stream())
                .filter(version -> keys.contains(version.key()))
                .collect(Collectors.toMap(StoredVersion::key, version -> version));
    }

    /** Short names for the long ones: {@code @x} is a code system, {@code ^x} an extension, {@code $right} a side. */
    private static String expand(String json) {
        return json.replace("$right", """
                        {"coding":[{"system":"http://snomed.info/sct","code":"39723000"}],
                         "extension":[{"url":"^sij-laterality","valueCodeableConcept":{"coding":[
                           {"system":"http://snomed.info/sct","code":"24028007"}]}}]}""")
                .replace("\"@sct", "\"http://snomed.info/sct")
                .replace("\"@loinc", "\"http://loinc.org")
                .replace("\"@", "\"http://sij-pathways.example.org/fhir/CodeSystem/")
                .replace("\"^", "\"http://sij-pathways.example.org/fhir/StructureDefinition/");
    }

    private static StoredVersion version(String json, long version, Origin origin) {
        Bytes body = Bytes.utf8(json);
        Resource resource = JSON.read(body);
        ResourceKey key =
                new ResourceKey(resource.fhirType(), resource.getIdElement().getIdPart());
        return new StoredVersion(
                key,
                version,
                List.of("p1"),
                origin,
                "demo-clinic",
                Interaction.CREATE,
                1,
                Instant.parse("2024-01-01T00:00:00Z"),
                body,
                body);
    }
}
