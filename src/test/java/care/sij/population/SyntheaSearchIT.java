package care.sij.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ca.uhn.fhir.context.FhirContext;
import care.sij.population.Lines.Line;
import care.sij.population.Loading.Loaded;
import care.sij.support.DemoPartner;
import care.sij.support.Registered;
import care.sij.support.RestCall;
import care.sij.support.RestCall.Got;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/**
 * Searches over Synthea's patients, loaded as they were generated, find what an evaluation in memory finds that shares
 * nothing with the service. {@code -Dsij.test.synthea=200} for another number of patients,
 * {@code -Dsij.test.synthea.searches=100} for another number of searches of each line.
 */
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SyntheaSearchIT {

    private static final int PATIENTS = Integer.getInteger("sij.test.synthea", 200);
    private static final int YEARS = Integer.getInteger("sij.test.synthea.years", 1);
    private static final int SEARCHES = Integer.getInteger("sij.test.synthea.searches", 12);
    private static final long SEED = 20260101;
    private static final int SHOWN = 6;

    /** So many patients have something of everything that is asked for. */
    private static final int ENOUGH_FOR_ALL = 50;

    private static final List<String> TYPES = List.of(
            "AllergyIntolerance",
            "CarePlan",
            "CareTeam",
            "Claim",
            "CodeSystem",
            "Condition",
            "Coverage",
            "Device",
            "DiagnosticReport",
            "DocumentReference",
            "Encounter",
            "ExplanationOfBenefit",
            "Goal",
            "ImagingStudy",
            "Immunization",
            "Location",
            "Media",
            "Medication",
            "MedicationAdministration",
            "MedicationRequest",
            "Observation",
            "Organization",
            "Patient",
            "Practitioner",
            "PractitionerRole",
            "Procedure",
            "Provenance",
            "RiskAssessment",
            "ServiceRequest",
            "StructureDefinition",
            "SupplyDelivery",
            "ValueSet");

    private final FhirContext fhir = FhirContext.forR4Cached();
    private final Specification specification = new Specification();
    private final Paths paths = new Paths(fhir);
    private final List<String> refused = new ArrayList<>();
    private DemoPartner hospital;
    private Map<String, Map<String, Resource>> population = Map.of();
    private Evaluation evaluation;

    @BeforeAll
    void load() throws Exception {
        assumeTrue(
                Synthea.isThere(), "without target/synthea.classpath, which the build writes, there are no patients");
        hospital = Registered.knowing("hospital", "synthea-hospital", Loading.SYSTEMS.toArray(String[]::new))
                .partner();
        Loading loading = new Loading(hospital);
        for (Path bundle : Synthea.bundles(PATIENTS, YEARS)) {
            Loaded loaded = loading.load(bundle);
            refused.addAll(loaded.refusals());
        }
        new Numbered(hospital).add();
        population = Population.read(hospital, fhir, TYPES);
        evaluation = new Evaluation(
                population, specification, paths, base(), Clock.systemUTC().instant());
    }

    /** The address that the service gives its resources, whatever the one it is reached at. */
    private String base() {
        String url = RestCall.get(hospital, "/Patient?_count=1")
                .json()
                .path("entry")
                .path(0)
                .path("fullUrl")
                .asString();
        return url.substring(0, url.indexOf("/Patient/"));
    }

    @Test
    void takesEveryBundleAsItWasGenerated() {
        assertThat(refused).isEmpty();
        assertThat(population.get("Patient")).hasSizeGreaterThanOrEqualTo(PATIENTS);
    }

    @TestFactory
    Stream<DynamicTest> findsWhatTheSpecificationFinds() {
        Draw draw = new Draw(SEED, population, specification, evaluation);
        return new Lines(new Values(specification, evaluation, paths), base())
                .all().stream().map(line -> DynamicTest.dynamicTest(line.name(), () -> compare(draw, line)));
    }

    private void compare(Draw draw, Line line) {
        List<Search> searches = draw.searches(line.kind(), SEARCHES, line.asked());
        assumeFalse(searches.isEmpty() && PATIENTS < ENOUGH_FOR_ALL, "few patients have none of these");
        assertThat(searches).as("what to search for").isNotEmpty();
        assertThat(searches.stream().flatMap(search -> difference(search).stream()))
                .as("of " + searches.size() + " searches")
                .isEmpty();
    }

    private List<String> difference(Search search) {
        Set<String> here;
        try {
            here = ids(hospital.search(search.url() + "&_count=500"));
        } catch (IllegalStateException refusal) {
            return List.of(refusal.getMessage());
        }
        Set<String> there = evaluation.ids(search);
        return here.equals(there)
                ? List.of()
                : List.of(search.url() + " only by the service " + without(here, there) + ", only by the specification "
                        + without(there, here));
    }

    private static Set<String> ids(List<JsonNode> resources) {
        Set<String> ids = new TreeSet<>();
        resources.forEach(resource -> ids.add(resource.path("id").asString()));
        return ids;
    }

    private static String without(Set<String> these, Set<String> others) {
        List<String> rest = these.stream().filter(id -> !others.contains(id)).toList();
        return rest.size() + " " + rest.subList(0, Math.min(rest.size(), SHOWN));
    }

    @ParameterizedTest
    @CsvSource({
        "Encounter, date",
        "Observation, date",
        "Patient, birthdate",
        "Condition, recorded-date",
        "Procedure, date",
        "Immunization, date",
        "Observation, value-quantity",
        "RiskAssessment, probability",
        "Organization, name",
        "Location, name",
        "Patient, _lastUpdated",
        "Observation, _id",
        "Claim, created",
        "Observation, status"
    })
    void returnsEverythingInOrder(String type, String parameter) {
        assumeTrue(population.containsKey(type), "few patients have none of these");
        for (String direction : List.of("", "-")) {
            List<Resource> found = hospital.search(type + "?_count=500&_sort=" + direction + parameter).stream()
                    .map(resource ->
                            population.get(type).get(resource.path("id").asString()))
                    .toList();
            assertThat(found).hasSize(population.get(type).size()).doesNotHaveDuplicates();
            assertThat(new Ordered(evaluation)
                            .disorder(
                                    found,
                                    specification.find(type, parameter).orElseThrow(),
                                    direction.isEmpty() ? 1 : -1))
                    .isEmpty();
        }
    }

    @Test
    void countsWhatItFinds() {
        population.forEach((type, resources) -> {
            Got got = RestCall.get(hospital, "/" + type + "?_summary=count");
            assertThat(got.json().path("total").asInt()).as(type).isEqualTo(resources.size());
        });
    }
}
