package care.sij.api.terminology;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.support.DemoPartner;
import care.sij.support.RestCall;
import care.sij.support.RestCall.Got;
import care.sij.support.WholeService;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Terminology over what is loaded; what is not loaded is said to be so. */
class TerminologyIT {

    private static final String R4 = "http://hl7.org/fhir/ValueSet/";
    private static final String OURS = "http://sij-pathways.example.org/fhir/";
    private static final String SNOMED = "http://snomed.info/sct";

    private final DemoPartner hospital = WholeService.partner("demo-hospital");

    @Test
    void expandsAValueSetOfR4AndOneOfOurs() {
        Got status = get("/ValueSet/$expand?url=" + R4 + "request-status");
        assertThat(status.status()).as(status.text()).isEqualTo(200);
        assertThat(codes(status))
                .containsExactlyInAnyOrder(
                        "draft", "active", "on-hold", "revoked", "completed", "entered-in-error", "unknown");
        assertThat(status.json().at("/expansion/total").asInt()).isEqualTo(7);
        JsonNode stage = get("/CodeSystem/sij-stage").json();
        Set<String> stages = new TreeSet<>();
        stage.path("concept").forEach(concept -> stages.add(concept.path("code").asString()));
        assertThat(stages).isNotEmpty();
        assertThat(codes(get("/ValueSet/$expand?url=" + OURS + "ValueSet/sij-stage-vs")))
                .containsExactlyInAnyOrderElementsOf(stages);
        assertThat(codes(get("/ValueSet/sij-stage-vs/$expand"))).containsExactlyInAnyOrderElementsOf(stages);
    }

    @Test
    void givesAPartOfAnExpansion() {
        String url = "/ValueSet/$expand?url=" + R4 + "request-status";
        assertThat(codes(get(url + "&filter=HOLD"))).containsExactly("on-hold");
        List<String> all = codes(get(url));
        assertThat(codes(get(url + "&offset=2&count=3"))).isEqualTo(all.subList(2, 5));
        assertThat(codes(get(url + "&offset=100"))).isEmpty();
        assertThat(get(url + "&count=0").json().at("/expansion/total").asInt()).isEqualTo(7);
    }

    @Test
    void refusesWhatIsTooLongAndWhatIsNotLoaded() {
        Got act = get("/ValueSet/$expand?url=http://terminology.hl7.org/ValueSet/v3-ActCode");
        assertThat(act.status())
                .as(act.text().substring(0, Math.min(400, act.text().length())))
                .isEqualTo(422);
        assertThat(act.issue().path("code").asString()).isEqualTo("too-costly");
        assertThat(codes(get("/ValueSet/$expand?count=5&url=http://terminology.hl7.org/ValueSet/v3-ActCode")))
                .hasSize(5);
        Got snomed = get("/ValueSet/$expand?url=" + R4 + "body-site");
        assertThat(snomed.status()).isEqualTo(400);
        assertThat(snomed.text()).contains("not loaded").contains("SNOMED CT");
    }

    @ParameterizedTest
    @CsvSource({
        "request-status, http://hl7.org/fhir/request-status, active, true",
        "request-status, http://hl7.org/fhir/request-status, nonsense, false",
        "request-status, http://loinc.org, active, false",
        "body-site, http://snomed.info/sct, 39723000, false",
    })
    void saysWhetherACodeIsInAValueSet(String set, String system, String code, boolean result) {
        Got got = get("/ValueSet/$validate-code?url=" + R4 + set + "&system=" + system + "&code=" + code);
        assertThat(got.status()).isEqualTo(200);
        assertThat(value(got, "result").asBoolean()).isEqualTo(result);
        assertThat(value(got, "message").isMissingNode()).isEqualTo(result);
        if (system.equals(SNOMED)) {
            assertThat(value(got, "message").asString()).contains("not loaded");
        }
    }

    @Test
    void knowsACodeThatAValueSetListsThoughItsSystemIsNotLoaded() {
        Got expanded = get("/ValueSet/$expand?url=" + OURS + "ValueSet/sij-laterality-vs");
        JsonNode listed = expanded.json().at("/expansion/contains/0");
        assertThat(listed.path("system").asString()).as(expanded.text()).isEqualTo(SNOMED);
        Got got = get("/ValueSet/$validate-code?url=" + OURS + "ValueSet/sij-laterality-vs&system=" + SNOMED + "&code="
                + listed.path("code").asString());
        assertThat(value(got, "result").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "http://hl7.org/fhir/request-status, draft, true",
        "http://hl7.org/fhir/request-status, nonsense, false",
        "http://unitsofmeasure.org, mm[Hg], true",
        "http://unitsofmeasure.org, nonsense unit, false",
        "http://sij-pathways.example.org/fhir/CodeSystem/sij-stage, referred, true",
    })
    void saysWhetherACodeSystemHasACode(String system, String code, boolean result) {
        Got got = get("/CodeSystem/$validate-code?url=" + system + "&code="
                + code.replace("[", "%5B").replace("]", "%5D").replace(" ", "%20"));
        assertThat(got.status()).as(got.text()).isEqualTo(200);
        assertThat(value(got, "result").asBoolean()).isEqualTo(result);
    }

    @Test
    void comparesTheDisplayToo() {
        String url = "/CodeSystem/$validate-code?url=http://hl7.org/fhir/request-status&code=draft&display=";
        assertThat(value(get(url + "draft"), "result").asBoolean()).isTrue();
        Got other = get(url + "Other");
        assertThat(value(other, "result").asBoolean()).isFalse();
        assertThat(value(other, "display").asString()).isEqualTo("Draft");
    }

    @Test
    void looksACodeUp() {
        Got got = get("/CodeSystem/$lookup?system=http://hl7.org/fhir/request-status&code=on-hold");
        assertThat(got.status()).isEqualTo(200);
        assertThat(value(got, "display").asString()).isEqualTo("On Hold");
        assertThat(got.text()).contains("\"definition\"");
        assertThat(get("/CodeSystem/$lookup?system=http://hl7.org/fhir/request-status&code=on-hold&property=parent")
                        .text())
                .doesNotContain("\"definition\"");
    }

    @Test
    void takesCodingsAndConceptsInParameters() {
        String concept = """
                {"resourceType": "Parameters", "parameter": [
                  {"name": "url", "valueUri": "http://hl7.org/fhir/ValueSet/request-status"},
                  {"name": "codeableConcept", "valueCodeableConcept": {"coding": [
                    {"system": "http://absent.example.org", "code": "active"},
                    {"system": "http://hl7.org/fhir/request-status", "code": "active"}]}}]}""";
        Got got = RestCall.to(hospital, "/ValueSet/$validate-code").call("POST", concept);
        assertThat(value(got, "result").asBoolean()).as(got.text()).isTrue();
        String coding = """
                {"resourceType": "Parameters", "parameter": [
                  {"name": "coding", "valueCoding": {"system": "http://hl7.org/fhir/request-status", "code": "draft"}}]}""";
        Got looked = RestCall.to(hospital, "/CodeSystem/$lookup?_format=xml").call("POST", coding);
        assertThat(looked.status()).isEqualTo(200);
        assertThat(looked.text()).startsWith("<Parameters").contains("Draft");
    }

    @Test
    void translatesByAMapOfTheRecord() {
        String map = """
                {"resourceType": "ConceptMap", "status": "active", "url": "http://demo-hospital.example.org/map",
                 "group": [{"source": "http://a.example.org", "target": "http://b.example.org", "element": [
                  {"code": "one", "target": [{"code": "eins", "equivalence": "wider"}]},
                  {"code": "two", "target": [{"equivalence": "unmatched"}]}]}]}""";
        Got created = RestCall.to(hospital, "/ConceptMap").call("POST", map);
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        String path = "/ConceptMap/" + created.id() + "/$translate?";
        Got one = get(path + "system=http://a.example.org&code=one");
        assertThat(value(one, "result").asBoolean()).isTrue();
        assertThat(one.text()).contains("\"eins\"").contains("\"wider\"");
        assertThat(value(get(path + "system=http://a.example.org&code=two"), "result")
                        .asBoolean())
                .isFalse();
        assertThat(value(get(path + "system=http://a.example.org&code=three"), "result")
                        .asBoolean())
                .isFalse();
        Got back = get(path + "system=http://b.example.org&code=eins&reverse=true");
        assertThat(back.text()).contains("\"one\"").contains("\"narrower\"");
        assertThat(value(get(path + "system=http://a.example.org&code=one&targetsystem=http://c.example.org"), "result")
                        .asBoolean())
                .isFalse();
    }

    /** Each part takes all codes of a large code system once more. */
    @Test
    void refusesToExpandAndToLookThroughAValueSetOfTooManyParts() {
        String part = "{\"system\": \"http://terminology.hl7.org/CodeSystem/v3-ActCode\"}";
        String set = """
                {"resourceType": "ValueSet", "status": "active", "url": "http://demo-hospital.example.org/set-of-many",
                 "compose": {"include": [%s]}}""".formatted(String.join(",", Collections.nCopies(2_000, part)));
        Got created = RestCall.to(hospital, "/ValueSet").call("POST", set);
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        String path = "/ValueSet/" + created.id();
        for (String asked : List.of("/$expand?count=1", "/$validate-code?system=http://a.example.org&code=x")) {
            Got got = get(path + asked);
            assertThat(got.status()).as(got.text()).isEqualTo(422);
            assertThat(got.issue().path("code").asString()).isEqualTo("too-costly");
            assertThat(got.issue().path("diagnostics").asString()).contains("ValueSet.compose.include[");
        }
    }

    @Test
    void refusesToTellThousandsOfTranslations() {
        String targets = IntStream.range(0, 1_001)
                .mapToObj(n -> "{\"code\": \"t" + n + "\", \"equivalence\": \"wider\"}")
                .collect(Collectors.joining(","));
        String map = """
                {"resourceType": "ConceptMap", "status": "active", "url": "http://demo-hospital.example.org/map-of-many",
                 "group": [{"source": "http://a.example.org", "target": "http://b.example.org", "element": [
                  {"code": "many", "target": [%s]}, {"code": "one", "target": [{"code": "t", "equivalence": "equal"}]}]}]}""".formatted(targets);
        Got created = RestCall.to(hospital, "/ConceptMap").call("POST", map);
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        String path = "/ConceptMap/" + created.id() + "/$translate?system=http://a.example.org&code=";
        Got many = get(path + "many");
        assertThat(many.status()).isEqualTo(422);
        assertThat(many.issue().path("code").asString()).isEqualTo("too-costly");
        assertThat(many.issue().path("diagnostics").asString()).contains("targetsystem");
        assertThat(value(get(path + "one"), "result").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "/ValueSet/$expand, 400, url",
        "/ValueSet/$expand?url=http://absent.example.org/set, 404, value set",
        "/ValueSet/absent/$expand, 404, ValueSet",
        "/ValueSet/$expand?url=x&nonsense=1, 400, filter",
        "/ValueSet/sij-stage-vs/$expand?count=many, 400, count",
        "/ValueSet/sij-stage-vs/$expand?offset=-1, 400, offset",
        "/ValueSet/sij-stage-vs/$validate-code?code=x, 400, system",
        "/ValueSet/sij-stage-vs/$validate-code?system=x, 400, code",
        "/ValueSet/sij-stage-vs/$validate-code?coding=x, 400, coding",
        "/CodeSystem/$validate-code?code=x, 400, url",
        "/CodeSystem/$validate-code?url=http://snomed.info/sct&code=39723000, 404, SNOMED CT",
        "/CodeSystem/$lookup?system=http://loinc.org&code=72514-3, 404, LOINC",
        "/CodeSystem/$lookup?system=http://hl7.org/fhir/request-status&code=nonsense, 404, code",
        "/CodeSystem/$lookup?code=x, 400, system",
        "/ConceptMap/$translate?code=x, 400, system",
        "/ConceptMap/absent/$translate?code=x&system=x, 404, ConceptMap",
        "/ConceptMap/$translate?code=x&system=x&reverse=perhaps, 400, reverse",
    })
    void refusesWhatItCannotAnswer(String path, int status, String named) {
        Got got = get(path);
        assertThat(got.status()).as(got.text()).isEqualTo(status);
        assertThat(got.issue().path("diagnostics").asString()).contains(named);
    }

    private Got get(String path) {
        return RestCall.get(hospital, path);
    }

    private static List<String> codes(Got got) {
        assertThat(got.status()).as(got.text()).isEqualTo(200);
        return got.json()
                .at("/expansion/contains")
                .valueStream()
                .map(concept -> concept.path("code").asString())
                .toList();
    }

    /** Of a primitive parameter, whatever type it has. */
    private static JsonNode value(Got got, String name) {
        return got.json()
                .path("parameter")
                .valueStream()
                .filter(parameter -> parameter.path("name").asString().equals(name))
                .flatMap(parameter -> parameter.properties().stream())
                .filter(property -> property.getKey().startsWith("value"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(MissingNode.getInstance());
    }
}
