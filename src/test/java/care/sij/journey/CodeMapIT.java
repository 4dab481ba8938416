package care.sij.journey;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.partner.CodeMap.Direction;
import care.sij.partner.CodeMaps;
import care.sij.support.Answer;
import care.sij.support.DemoPartner;
import care.sij.support.Journey;
import care.sij.support.Letter;
import care.sij.support.Recorded;
import care.sij.support.SecondProcess;
import care.sij.support.SimulatedPartner;
import care.sij.support.WholeService;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A partner that codes in its own way is not lost: its codes are listed, mapped and then read. */
class CodeMapIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String LOCAL = "http://demo-clinic.example.org/codes";
    private static final String HOSPITALS = "http://demo-hospital.example.org/codes";
    private static final String SIJ = "http://sij-pathways.example.org/fhir/CodeSystem/";
    private static final String NOTHING = "{\"resourceType\":\"ConceptMap\",\"status\":\"active\"}";
    private static final int INJECTION = 6;

    /** The process that sets maps is not the one that takes messages. */
    private static final DemoPartner CLINIC = WholeService.partner("demo-clinic");

    private static final SimulatedPartner HOSPITAL = SimulatedPartner.start();
    private static SecondProcess service;

    @BeforeAll
    static void start() throws SQLException {
        service = SecondProcess.start(
                "--sij.partners.demo-hospital.delivery.endpoint=" + HOSPITAL.endpoint(),
                "--sij.partners.demo-hospital.delivery.events=sij-injection-outcome");
    }

    @AfterAll
    static void stop() {
        set("demo-clinic", "in", NOTHING, "");
        set("demo-hospital", "in", NOTHING, "");
        set("demo-hospital", "out", NOTHING, "");
        service.close();
        HOSPITAL.close();
    }

    @Test
    void refusesThenListsTriesSetsAndReads() {
        Journey journey = Journey.named("J1").about("SYN-001-codemap");
        journey.messages()
                .subList(0, INJECTION)
                .forEach(message -> assertThat(sent(message).code()).isEqualTo("ok"));
        Journey.Message local = locally(journey.messages().get(INJECTION));
        Recorded recorded = new Recorded(journey);

        assertThat(sent(local).code()).isEqualTo("fatal-error");
        assertThat(recorded.found("Observation", "code=" + SIJ + "sij-observation%7Cblock-response"))
                .isEmpty();
        assertThat(open())
                .extracting(one -> part(one, "place"))
                .containsExactlyInAnyOrder("Procedure.code", "Procedure.extension(sij-injectate#agent)");
        assertThat(open()).allSatisfy(one -> {
            assertThat(part(one, "code")).containsAnyOf("\"INJ-SI\"", "\"AG-1\"");
            assertThat(part(one, "told-in")).isEqualTo(local.id());
            assertThat(part(one, "times")).isEqualTo("1");
        });

        List<JsonNode> half = preview(map(LOCAL, SIJ + "sij-procedure", "INJ-SI", "si-joint-injection"));
        assertThat(values(half, "now-taken")).isEmpty();
        assertThat(half.toString()).contains("Procedure.extension(sij-injectate#agent)");

        String whole = clinicsMap();
        List<JsonNode> tried = preview(whole);
        assertThat(values(tried, "now-taken")).containsExactly(local.id());
        assertThat(values(tried, "now-refused")).isEmpty();
        assertThat(values(tried, "changed")).containsExactly("1");
        assertThat(tried.stream().filter(one -> name(one).equals("translated"))).hasSize(2);

        List<JsonNode> dry = set("demo-clinic", "in", whole, ",{\"name\":\"dry-run\",\"valueBoolean\":true}");
        assertThat(values(dry, "added")).containsExactly("2");
        assertThat(values(dry, "closes")).containsExactly("2");
        assertThat(open()).hasSize(2);
        List<JsonNode> set = set("demo-clinic", "in", whole, "");
        assertThat(values(set, "version")).isEqualTo(values(dry, "version"));
        assertThat(open()).isEmpty();
        set("demo-hospital", "out", map(SIJ + "sij-procedure", HOSPITALS, "si-joint-injection", "H-INJ"), "");
        awaited("demo-clinic", Direction.IN, set);

        assertThat(sent(local).code()).isEqualTo("fatal-error");
        Journey.Message anew = Letter.from(local).renewed("mapped").message();
        assertThat(sent(anew).code()).isEqualTo("ok");

        assertThat(recorded.found("Observation", "code=" + SIJ + "sij-observation%7Cblock-response"))
                .hasSize(1);
        JsonNode procedure = recorded.found("Procedure", "code=" + SIJ + "sij-procedure%7Csi-joint-injection")
                .get(0);
        assertThat(procedure.path("code").path("coding").path(0).path("code").asString())
                .isEqualTo("INJ-SI");
        assertThat(WholeService.bean(JdbcTemplate.class)
                        .queryForObject("select map_version from inbox where message_id = ?", Integer.class, anew.id()))
                .isEqualTo(Integer.valueOf(values(set, "version").get(0)));

        Awaitility.await()
                .pollInSameThread()
                .atMost(Duration.ofSeconds(30))
                .until(() -> !HOSPITAL.received(journey.patient()).isEmpty());
        assertThat(HOSPITAL.received(journey.patient()).get(0))
                .contains("\"INJ-SI\"")
                .contains("\"si-joint-injection\"")
                .contains("{\"system\":\"" + HOSPITALS + "\",\"code\":\"H-INJ\"}");
    }

    @Test
    void readsWhatIsWrittenByRestAndListsWhatItCannot() {
        Journey journey = Journey.named("J1").about("SYN-001-codemaprest");
        assertThat(Answer.to(journey.messages().get(0)).code()).isEqualTo("ok");
        String patient = new Recorded(journey).patient();
        DemoPartner hospital = WholeService.partner("demo-hospital");

        JsonNode before = written(hospital, patient, "OBS-codemap-1");
        assertThat(before.path("meta").has("profile")).isFalse();
        assertThat(unmapped("demo-hospital", "open"))
                .anySatisfy(one -> assertThat(part(one, "code")).contains("H-THRUST"));

        set("demo-hospital", "in", map(HOSPITALS, SIJ + "sij-provocation-test", "H-THRUST", "thigh-thrust"), "");
        JsonNode after = written(hospital, patient, "OBS-codemap-2");
        assertThat(after.path("meta").path("profile").toString()).contains("sij-provocation-test");
        assertThat(after.path("code").path("coding")).hasSize(2);
        assertThat(unmapped("demo-hospital", "closed"))
                .anySatisfy(one -> assertThat(part(one, "code")).contains("H-THRUST"));
    }

    @Test
    void isSetByTheClinicAloneAndReadByWhomItConcerns() {
        DemoPartner hospital = WholeService.partner("demo-hospital");
        String body = parameters("demo-hospital", "in", NOTHING, "");
        assertThat(hospital.call("POST", "/fhir/$set-code-map", body).statusCode())
                .isEqualTo(403);
        assertThat(hospital.call("POST", "/fhir/$preview-code-map", body).statusCode())
                .isEqualTo(403);
        set("second-hospital", "in", NOTHING, "");
        assertThat(CLINIC.get("/fhir/$code-map?partner=second-hospital").statusCode())
                .isEqualTo(200);
        assertThat(WholeService.secondHospital()
                        .get("/fhir/$code-map?partner=demo-clinic&version=1")
                        .statusCode())
                .isEqualTo(200);
        assertThat(CLINIC.get("/fhir/$code-map?partner=second-hospital&direction=out")
                        .statusCode())
                .isEqualTo(404);
        HttpResponse<byte[]> madeUp = CLINIC.call(
                "POST",
                "/fhir/$set-code-map",
                parameters("second-hospital", "in", map(HOSPITALS, SIJ + "sij-agent", "L1", "lidocain"), ""));
        assertThat(madeUp.statusCode()).isEqualTo(400);
        assertThat(new String(madeUp.body(), StandardCharsets.UTF_8)).contains("is no code of");
    }

    @Test
    void isNotSetInThePlaceOfAVersionThatNobodyLookedAt() {
        set("second-hospital", "out", NOTHING, "");
        int current = current("second-hospital", "out");
        for (String other : List.of("", replaces(current - 1), replaces(current + 1))) {
            HttpResponse<byte[]> refused =
                    CLINIC.call("POST", "/fhir/$set-code-map", parameters("second-hospital", "out", NOTHING, other));
            assertThat(refused.statusCode()).as(other).isEqualTo(412);
            assertThat(new String(refused.body(), StandardCharsets.UTF_8)).contains("Version " + current);
        }
        assertThat(current("second-hospital", "out")).isEqualTo(current);
    }

    private static Journey.Message locally(Journey.Message message) {
        return Letter.from(message)
                .replacing(
                        "\"system\":\"" + SIJ + "sij-procedure\",\"code\":\"si-joint-injection\"",
                        "\"system\":\"" + LOCAL + "\",\"code\":\"INJ-SI\"")
                .replacing(
                        "\"system\":\"" + SIJ + "sij-agent\",\"code\":\"lidocaine\"",
                        "\"system\":\"" + LOCAL + "\",\"code\":\"AG-1\"")
                .message();
    }

    private static String clinicsMap() {
        return "{\"resourceType\":\"ConceptMap\",\"status\":\"active\",\"group\":["
                + group(LOCAL, SIJ + "sij-procedure", "INJ-SI", "si-joint-injection") + ","
                + group(LOCAL, SIJ + "sij-agent", "AG-1", "lidocaine") + "]}";
    }

    private static String map(String source, String target, String code, String as) {
        return "{\"resourceType\":\"ConceptMap\",\"status\":\"active\",\"group\":[" + group(source, target, code, as)
                + "]}";
    }

    private static String group(String source, String target, String code, String as) {
        return "{\"source\":\"" + source + "\",\"target\":\"" + target + "\",\"element\":[{\"code\":\"" + code
                + "\",\"target\":[{\"code\":\"" + as + "\",\"equivalence\":\"equivalent\"}]}]}";
    }

    private static JsonNode written(DemoPartner hospital, String patient, String number) {
        String observation = """
                {"resourceType":"Observation","identifier":[{"system":"http://demo-hospital.example.org/observation","value":"%s"}],
                "status":"final","code":{"coding":[{"system":"%s","code":"H-THRUST"}]},"subject":{"reference":"Patient/%s"},
                "effectiveDateTime":"2023-06-18","bodySite":{"coding":[{"system":"http://snomed.info/sct","code":"39723000"}],
                "extension":[{"url":"http://sij-pathways.example.org/fhir/StructureDefinition/sij-laterality",
                "valueCodeableConcept":{"coding":[{"system":"http://snomed.info/sct","code":"24028007"}]}}]},
                "valueCodeableConcept":{"coding":[{"system":"%ssij-test-result","code":"positive"}]}}""".formatted(number, HOSPITALS, patient, SIJ);
        HttpResponse<byte[]> response = hospital.call("POST", "/fhir/Observation", observation);
        assertThat(response.statusCode())
                .as(new String(response.body(), StandardCharsets.UTF_8))
                .isEqualTo(201);
        return JSON.readTree(response.body());
    }

    private static Answer sent(Journey.Message message) {
        return Answer.of(service.partner(message.client()).send(message.json()));
    }

    private static void awaited(String partner, Direction direction, List<JsonNode> set) {
        int version = Integer.parseInt(values(set, "version").get(0));
        Awaitility.await()
                .pollInSameThread()
                .atMost(Duration.ofSeconds(20))
                .until(() ->
                        service.bean(CodeMaps.class).now(partner, direction).version() == version
                                && !service.bean(CodeMaps.class)
                                        .now("demo-hospital", Direction.OUT)
                                        .isEmpty());
    }

    private static List<JsonNode> open() {
        return unmapped("demo-clinic", "open").stream()
                .filter(one -> part(one, "code").contains(LOCAL))
                .toList();
    }

    private static List<JsonNode> unmapped(String partner, String state) {
        return told(CLINIC.get("/fhir/$unmapped-codes?partner=" + partner + "&state=" + state)).stream()
                .filter(one -> name(one).equals("code"))
                .toList();
    }

    private static List<JsonNode> preview(String map) {
        return told(CLINIC.call(
                "POST",
                "/fhir/$preview-code-map",
                "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"partner\",\"valueString\":\"demo-clinic\"},"
                        + "{\"name\":\"count\",\"valuePositiveInt\":5},{\"name\":\"map\",\"resource\":" + map + "}]}"));
    }

    private static List<JsonNode> set(String partner, String direction, String map, String more) {
        return told(CLINIC.call(
                "POST",
                "/fhir/$set-code-map",
                parameters(partner, direction, map, replaces(current(partner, direction)) + more)));
    }

    private static int current(String partner, String direction) {
        HttpResponse<byte[]> told = CLINIC.get("/fhir/$code-map?partner=" + partner + "&direction=" + direction);
        return told.statusCode() == 404
                ? 0
                : Integer.parseInt(values(told(told), "version").get(0));
    }

    private static String replaces(int version) {
        return ",{\"name\":\"replaces\",\"valueUnsignedInt\":" + version + "}";
    }

    private static String parameters(String partner, String direction, String map, String more) {
        return "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"partner\",\"valueString\":\"" + partner
                + "\"},{\"name\":\"direction\",\"valueCode\":\"" + direction
                + "\"},{\"name\":\"comment\",\"valueString\":\"a test\"},{\"name\":\"map\",\"resource\":" + map + "}"
                + more + "]}";
    }

    private static List<JsonNode> told(HttpResponse<byte[]> response) {
        assertThat(response.statusCode())
                .as(new String(response.body(), StandardCharsets.UTF_8))
                .isEqualTo(200);
        return StreamSupport.stream(
                        JSON.readTree(response.body()).path("parameter").spliterator(), false)
                .toList();
    }

    private static List<String> values(List<JsonNode> parameters, String name) {
        return parameters.stream()
                .filter(one -> name(one).equals(name))
                .map(CodeMapIT::value)
                .toList();
    }

    private static String part(JsonNode parameter, String name) {
        return StreamSupport.stream(parameter.path("part").spliterator(), false)
                .filter(one -> name(one).equals(name))
                .map(CodeMapIT::value)
                .findFirst()
                .orElse("");
    }

    private static String name(JsonNode parameter) {
        return parameter.path("name").asString();
    }

    private static String value(JsonNode parameter) {
        return parameter.properties().stream()
                .filter(property -> property.getKey().startsWith("value"))
                .map(property -> property.getValue().isValueNode()
                        ? property.getValue().asString()
                        : property.getValue().toString())
                .findFirst()
                .orElseThrow();
    }
}
