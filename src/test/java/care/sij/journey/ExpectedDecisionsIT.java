package care.sij.journey;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.fhir.ResourceIds;
import care.sij.support.DemoPartner;
import care.sij.support.Journey;
import care.sij.support.WholeService;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The table of clinical.md 8.1, cell by cell, through the real endpoint. */
class ExpectedDecisionsIT {

    private static final String MRN = "http://demo-hospital.example.org/mrn";
    private static final String SIJ = "http://sij-pathways.example.org/fhir/";
    private static final Map<String, String> PATIENTS = new HashMap<>();

    private static DemoPartner auditor;

    @BeforeAll
    static void walkTheJourneys() {
        auditor = WholeService.partner("demo-auditor");
        for (String name : List.of("J1", "J2", "J3")) {
            PATIENTS.put(name, walk(journey(name, "decided")));
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            insite-entry,               met,         unmet,       met
            single-block-75,            met,         unmet,       met
            aetna-cpb0016-2026,         met,         unmet,       unmet
            carelon-msk05-1125.1,       met,         unmet,       unmet
            evicore-cmm611,             unknown,     unmet,       unmet
            centene-ambetter,           met,         unmet,       unmet
            healthpartners,             not-covered, not-covered, not-covered
            medicare-sij-injection-lcd, unmet,       unmet,       unmet
            clinic-protocol,            met,         unmet,       unmet
            """)
    void decidesAsTheTableSays(String policy, String j1, String j2, String j3) {
        assertThat(result("J1", policy)).as("J1").isEqualTo(j1);
        assertThat(result("J2", policy)).as("J2").isEqualTo(j2);
        assertThat(result("J3", policy)).as("J3").isEqualTo(j3);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"J1, completed, completed, ''", "J2, revoked, exited, not-si-joint", "J3, revoked, exited, declined"})
    void endsWhereTheTableSays(String name, String status, String stage, String exit) {
        List<JsonNode> plans = auditor.search("CarePlan?patient=" + PATIENTS.get(name));
        assertThat(plans).hasSize(1);
        JsonNode plan = plans.get(0);
        assertThat(plan.path("status").asString()).isEqualTo(status);
        assertThat(plan.path("intent").asString()).isEqualTo("plan");
        assertThat(extension(plan, "sij-stage").path("valueCode").asString()).isEqualTo(stage);
        assertThat(extension(plan, "sij-exit-reason").path("valueCode").asString(""))
                .isEqualTo(exit);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @CsvSource(delimiter = '|', textBlock = """
            J1 | 2023-07-24 | 87.5 | POS | 75.0 87.5 62.5 25.0 12.5
            J1 | 2023-08-14 | 85.7 | POS | 71.4 85.7 85.7 71.4 42.9
            J2 | 2023-08-07 | 14.3 | NEG | 14.3 14.3 0.0
            J3 | 2023-09-18 | 75.0 | POS | 75.0 75.0 50.0
            J3 | 2023-10-16 | 37.5 | NEG | 37.5 37.5 25.0
            """)
    void computesTheReliefOfEachBlock(String name, String day, String counted, String interpretation, String readings) {
        JsonNode response = blockResponse(name, day);
        assertThat(display(response.path("valueQuantity"))).isEqualTo(counted);
        assertThat(interpretation(response)).isEqualTo(interpretation);
        assertThat(reliefs(response)).isEqualTo(readings);
    }

    @Test
    void findsThatTheTherapeuticInjectionOfJ1DidNotLast() {
        JsonNode response = blockResponse("J1", "2023-09-11");
        assertThat(interpretation(response)).isEqualTo("NEG");
        assertThat(reliefs(response)).isEqualTo("85.7 57.1 28.6 0.0");
    }

    @Test
    void findsTheFusionOfJ1Successful() {
        List<JsonNode> outcomes =
                auditor.search("Observation?patient=" + PATIENTS.get("J1") + "&code=fusion-success-composite");
        assertThat(outcomes).hasSize(1);
        assertThat(outcomes.get(0)
                        .path("valueCodeableConcept")
                        .path("coding")
                        .path(0)
                        .path("code")
                        .asString())
                .isEqualTo("success");
        assertThat(outcomes.get(0).path("focus").path(0).path("reference").asString())
                .startsWith("Procedure/");
    }

    @Test
    void plansNoFusionForJ2() {
        JsonNode plan = auditor.search("CarePlan?patient=" + PATIENTS.get("J2")).get(0);
        assertThat(activityKeys(plan)).noneMatch(key -> key.startsWith("fusion"));
        assertThat(auditor.search("Task?patient=" + PATIENTS.get("J2") + "&code=follow-up-due"))
                .isEmpty();
    }

    @Test
    void keepsAndFlagsAThirdSessionOfJ3AndChangesNoCell() throws IOException {
        Journey journey = journey("J3", "third");
        String patient = walk(journey);
        Map<String, String> before = results(patient);
        String third =
                Files.readString(Path.of("src/test/resources/journeys/J3-third-session.json"), StandardCharsets.UTF_8);
        Journey.Message message = new Journey.Message("demo-clinic", "sij-injection-outcome", third);
        send(new Journey("SYN-003", List.of(message))
                .about(journey.patient())
                .messages()
                .get(0));
        assertThat(results(patient)).isEqualTo(before);
        assertThat(auditor.search("Flag?patient=" + patient))
                .anyMatch(flag -> flag.path("code").toString().contains("\"session-cap\""));
    }

    @ParameterizedTest
    @CsvSource({"J1", "J2", "J3"})
    void tracesEveryDecisionToTheVersionsItCameFrom(String name) {
        TreeSet<String> evidence = new TreeSet<>();
        for (JsonNode receipt : auditor.search("GuidanceResponse?patient=" + PATIENTS.get(name))) {
            receipt.path("contained")
                    .path(0)
                    .path("parameter")
                    .forEach(parameter -> parameter.path("part").forEach(part -> {
                        if (part.path("name").asString().equals("evidence")) {
                            evidence.add(part.path("valueReference")
                                    .path("reference")
                                    .asString());
                        }
                    }));
        }
        assertThat(evidence).isNotEmpty().allMatch(reference -> reference.matches("[A-Za-z]+/[^/]+/_history/\\d+"));
        for (String reference : evidence) {
            assertThat(auditor.get("/fhir/" + reference).statusCode())
                    .as(reference)
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource({"J1", "J2", "J3"})
    void saysWhyEachVersionOfThePlanWasWritten(String name) {
        String plan = auditor.search("CarePlan?patient=" + PATIENTS.get(name))
                .get(0)
                .path("id")
                .asString();
        TreeSet<String> explained = new TreeSet<>();
        for (JsonNode provenance : auditor.search("Provenance?patient=" + PATIENTS.get(name) + "&_count=200")) {
            provenance
                    .path("target")
                    .forEach(target -> explained.add(target.path("reference").asString()));
        }
        int version = Integer.parseInt(auditor.search("CarePlan?patient=" + PATIENTS.get(name))
                .get(0)
                .path("meta")
                .path("versionId")
                .asString());
        assertThat(version).isGreaterThan(1);
        for (int number = 1; number <= version; number++) {
            assertThat(explained).contains("CarePlan/" + plan + "/_history/" + number);
            assertThat(auditor.get("/fhir/CarePlan/" + plan + "/_history/" + number)
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    private static Journey journey(String name, String purpose) {
        Journey journey = Journey.named(name);
        return journey.about(journey.patient() + "-" + purpose);
    }

    private static String walk(Journey journey) {
        journey.messages().forEach(ExpectedDecisionsIT::send);
        return ResourceIds.of("Patient", MRN, journey.patient());
    }

    private static void send(Journey.Message message) {
        HttpResponse<byte[]> answer = WholeService.partner(message.client()).send(message.json());
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("\"code\":\"ok\"");
    }

    private static String result(String name, String policy) {
        return results(PATIENTS.get(name)).get(policy);
    }

    private static Map<String, String> results(String patient) {
        Map<String, String> results = new TreeMap<>();
        for (JsonNode receipt : auditor.search("GuidanceResponse?patient=" + patient)) {
            String module = receipt.path("moduleCanonical").asString();
            String policy = module.substring((SIJ + "PlanDefinition/").length(), module.indexOf('|'));
            receipt.path("contained").path(0).path("parameter").forEach(parameter -> {
                if (parameter.path("name").asString().equals("result")) {
                    results.put(policy, parameter.path("valueCode").asString());
                }
            });
        }
        return results;
    }

    private static JsonNode blockResponse(String name, String day) {
        return auditor.search("Observation?patient=" + PATIENTS.get(name) + "&code=block-response").stream()
                .filter(response ->
                        response.path("effectiveDateTime").asString("").startsWith(day))
                .findFirst()
                .orElseThrow();
    }

    private static String interpretation(JsonNode response) {
        return response.path("interpretation")
                .path(0)
                .path("coding")
                .path(0)
                .path("code")
                .asString();
    }

    private static String reliefs(JsonNode response) {
        List<String> reliefs = new ArrayList<>();
        response.path("component").forEach(component -> reliefs.add(display(component.path("valueQuantity"))));
        return String.join(" ", reliefs);
    }

    private static String display(JsonNode quantity) {
        return quantity.path("value").decimalValue().setScale(1).toPlainString();
    }

    private static JsonNode extension(JsonNode resource, String id) {
        for (JsonNode extension : resource.path("extension")) {
            if (extension.path("url").asString().equals(SIJ + "StructureDefinition/" + id)) {
                return extension;
            }
        }
        return resource.path("none");
    }

    private static List<String> activityKeys(JsonNode plan) {
        List<String> keys = new ArrayList<>();
        plan.path("activity")
                .forEach(activity -> keys.add(extension(activity, "sij-activity-key")
                        .path("valueString")
                        .asString("")));
        return keys;
    }
}
