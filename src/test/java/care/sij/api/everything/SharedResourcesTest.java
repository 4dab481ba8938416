package care.sij.api.everything;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.fhir.CompartmentMembership;
import care.sij.fhir.FhirR4;
import care.sij.record.Bytes;
import care.sij.record.Interaction;
import care.sij.record.Neighbours;
import care.sij.record.Neighbours.Found;
import care.sij.record.Neighbours.Rest;
import care.sij.record.Origin;
import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import care.sij.record.Visibility;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a page names is brought beside it, in bounded portions and up to a bounded number. */
class SharedResourcesTest {

    private final Map<ResourceKey, StoredVersion> record = new TreeMap<>();
    private final List<Integer> portions = new ArrayList<>();
    private final SharedResources shared = new SharedResources(
            (Neighbours) Proxy.newProxyInstance(
                    Neighbours.class.getClassLoader(),
                    new Class<?>[] {Neighbours.class},
                    (proxy, method, arguments) -> {
                        assertThat(method.getName()).isEqualTo("current");
                        assertThat(((Visibility) arguments[1]).condition().sql())
                                .isEqualTo("(true) AND cardinality(v.patients) = 0");
                        return found((Collection<?>) arguments[0], (Long) arguments[2]);
                    }),
            new CompartmentMembership(FhirR4.context()));

    private Found found(Collection<?> keys, long bytes) {
        portions.add(keys.size());
        List<StoredVersion> found = new ArrayList<>();
        for (StoredVersion version : record.values()) {
            if (keys.contains(version.key()) && version.patients().isEmpty()) {
                if (!found.isEmpty()
                        && StoredVersion.bytes(found) + version.body().length() > bytes) {
                    return new Found(found, Rest.LEFT_OUT);
                }
                found.add(version);
            }
        }
        return new Found(found, Rest.NONE);
    }

    @Test
    void bringsNoMoreThanSoManyBytes() {
        String[] named = organizations(4);
        String padding = "x".repeat((int) (SharedResources.MOST_BYTES / 2) - 100);
        known("Organization/n0", List.of(), padding);
        known("Organization/n1", List.of(), padding);
        known("Organization/n2", List.of(), padding);
        SharedResources.Beside beside = beside(version("CareTeam/t", List.of("p"), named));
        assertThat(keys(beside)).containsExactly("Organization/n0", "Organization/n1");
        assertThat(beside.advice()).isPresent();
    }

    @Test
    void followsWhatIsNamedThreeStepsAndBringsNothingOfAPatient() {
        known("Organization/o", List.of(), "Organization/parent");
        known("PractitionerRole/r", List.of(), "Practitioner/d", "Organization/o");
        known("Practitioner/d", List.of());
        known("Organization/parent", List.of(), "Organization/grandparent");
        known("Organization/grandparent", List.of());
        known("Condition/c", List.of("p"), "Practitioner/other");
        known("Practitioner/other", List.of());
        SharedResources.Beside beside =
                beside(version("Observation/x", List.of("p"), "PractitionerRole/r", "Condition/c", "Observation/x"));
        assertThat(keys(beside))
                .containsExactly("Organization/o", "Organization/parent", "Practitioner/d", "PractitionerRole/r");
        assertThat(beside.advice()).isEmpty();
    }

    @Test
    void bringsAThousandAndSaysWhenThereAreMore() {
        String[] named = organizations(SharedResources.MOST);
        assertThat(keys(beside(version("CareTeam/t", List.of("p"), named)))).hasSize(SharedResources.MOST);
        assertThat(beside(version("CareTeam/t", List.of("p"), named)).advice()).isEmpty();
        SharedResources.Beside more =
                beside(version("CareTeam/t", List.of("p"), organizations(3 * SharedResources.MOST)));
        assertThat(more.versions()).hasSize(SharedResources.MOST);
        assertThat(more.advice()).get().asString().contains("_count");
        assertThat(portions).allSatisfy(size -> assertThat(size).isLessThanOrEqualTo(500));
    }

    @Test
    void countsWhatIsFoundStepByStepTogether() {
        String[] named = organizations(SharedResources.MOST);
        known("Organization/n1", List.of(), "Location/l");
        known("Location/l", List.of());
        SharedResources.Beside beside = beside(version("CareTeam/t", List.of("p"), named));
        assertThat(beside.versions()).hasSize(SharedResources.MOST);
        assertThat(beside.advice()).isPresent();
    }

    @Test
    void looksForSharedOnesBeforeThoseThatMayBeThePatientsOwn() {
        known("Practitioner/d", List.of());
        String[] named = Stream.concat(
                        IntStream.range(0, SharedResources.MOST_NAMED).mapToObj(n -> "Observation/n" + n),
                        Stream.of("Practitioner/d"))
                .toArray(String[]::new);
        SharedResources.Beside beside = beside(version("Provenance/v", List.of("p"), named));
        assertThat(keys(beside)).containsExactly("Practitioner/d");
        assertThat(beside.advice()).isPresent();
        assertThat(portions.stream().mapToInt(size -> size).sum()).isEqualTo(SharedResources.MOST_NAMED);
    }

    private String[] organizations(int many) {
        return IntStream.range(0, many)
                .mapToObj(n -> "Organization/n" + n)
                .peek(reference -> known(reference, List.of()))
                .toArray(String[]::new);
    }

    private SharedResources.Beside beside(StoredVersion... page) {
        return shared.of(List.of(page), Visibility.EVERYTHING);
    }

    private static List<String> keys(SharedResources.Beside beside) {
        return beside.versions().stream()
                .map(version -> version.key().reference())
                .toList();
    }

    private void known(String reference, List<String> patients, String... named) {
        StoredVersion version = version(reference, patients, named);
        record.put(version.key(), version);
    }

    private static StoredVersion version(String reference, List<String> patients, String... named) {
        String body = Stream.of(named)
                .map(to -> "{\"reference\":\"" + to + "\"}")
                .collect(Collectors.joining(",", "{\"x\":[", "]}"));
        int slash = reference.indexOf('/');
        return new StoredVersion(
                new ResourceKey(reference.substring(0, slash), reference.substring(slash + 1)),
                1,
                patients,
                Origin.PARTNER,
                "demo-hospital",
                Interaction.CREATE,
                1,
                Instant.EPOCH,
                Bytes.utf8(body),
                Bytes.EMPTY);
    }
}
