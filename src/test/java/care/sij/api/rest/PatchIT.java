package care.sij.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.support.DemoPartner;
import care.sij.support.RestCall;
import care.sij.support.RestCall.Got;
import care.sij.support.WholeService;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Patches, by themselves and in bundles (R4 http.html#patch). */
class PatchIT {

    private static final String JSON_PATCH = "application/json-patch+json";

    private final DemoPartner hospital = WholeService.partner("demo-hospital");

    @Test
    void patchesTheVersionThatItNames() {
        String path = "/Observation/" + pain(4).id();
        Got patched = json(path, "[{'op':'replace','path':'/valueInteger','value':6}]", "W/\"1\"");
        assertThat(patched.status()).as(patched.text()).isEqualTo(200);
        assertThat(patched.header("ETag")).isEqualTo("W/\"2\"");
        assertThat(patched.json().path("valueInteger").asInt()).isEqualTo(6);
        assertThat(json(path, "[{'op':'replace','path':'/valueInteger','value':7}]", "W/\"1\"")
                        .status())
                .isEqualTo(412);
        Got minimal = RestCall.to(hospital, path)
                .header("Content-Type", JSON_PATCH)
                .header("Prefer", "return=minimal")
                .call("PATCH", "[{\"op\":\"replace\",\"path\":\"/valueInteger\",\"value\":8}]");
        assertThat(minimal.text()).isEmpty();
        assertThat(minimal.header("ETag")).isEqualTo("W/\"3\"");
    }

    @Test
    void refusesWhatCannotBeDoneOrIsNotValidThen() {
        String path = "/Observation/" + pain(4).id();
        Got missing = json(path, "[{'op':'test','path':'/status','value':'final'},{'op':'remove','path':'/none'}]", "");
        assertThat(missing.status()).isEqualTo(422);
        assertThat(missing.text()).contains("Operation 1");
        Got invalid = json(path, "[{'op':'replace','path':'/valueInteger','value':11}]", "");
        assertThat(invalid.status()).isEqualTo(422);
        assertThat(invalid.rule()).isEqualTo("SEND_NOT_VALID");
        assertThat(json(path, "[{'op':'add','path':'/colour','value':'red'}]", "")
                        .status())
                .isEqualTo(422);
        assertThat(json(path, "[{'op':'replace','path':'/id','value':'x'}]", "").status())
                .isEqualTo(422);
        assertThat(json(path, "[{'op':'add','path':'','value':7}]", "").status())
                .isEqualTo(422);
        assertThat(json(path, "{}", "").status()).isEqualTo(400);
        assertThat(RestCall.to(hospital, path)
                        .header("Content-Type", "application/merge-patch+json")
                        .call("PATCH", "{}")
                        .status())
                .isEqualTo(415);
        assertThat(RestCall.get(hospital, path).header("ETag")).isEqualTo("W/\"1\"");
        assertThat(RestCall.to(WholeService.secondHospital(), path)
                        .header("Content-Type", JSON_PATCH)
                        .call("PATCH", "[{\"op\":\"remove\",\"path\":\"/status\"}]")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void keepsDecimalsAndTheNumbersThatAreNotShown() {
        String own = Rested.number();
        ObjectNode patient = Rested.patient(own);
        patient.withArray("identifier")
                .addObject()
                .put("system", "http://demo-clinic.example.org/patient")
                .put("value", "HIDDEN-" + own);
        ObjectNode weight = patient.putArray("extension").addObject();
        weight.put("url", "http://demo-hospital.example.org/StructureDefinition/weight");
        Got created = RestCall.to(hospital, "/Patient")
                .call("POST", patient.toString().replace("/weight\"", "/weight\",\"valueDecimal\":71.500"));
        assertThat(created.status()).as(created.text()).isEqualTo(201);

        Got patched = json(
                "/Patient/" + created.id(),
                "[{'op':'replace','path':'/gender','value':'male'},{'op':'test','path':'/identifier/0/value','value':'"
                        + own + "'}]",
                "");

        assertThat(patched.status()).as(patched.text()).isEqualTo(200);
        assertThat(patched.text()).contains("\"valueDecimal\":71.500").doesNotContain("HIDDEN-");
        assertThat(RestCall.get(WholeService.partner("demo-auditor"), "/Patient/" + created.id())
                        .text())
                .contains("HIDDEN-" + own);
    }

    /** The number of a reference that leads nowhere is not written back, and so nothing would hide its narrative. */
    @Test
    void keepsNoNarrativeThatWouldBeShown() {
        String number = Rested.number();
        ObjectNode pain = Rested.pain("Patient/" + Rested.person(hospital), number, 4);
        hide(pain.putArray("performer").addObject().put("type", "Patient").put("display", "synthetic"), number);
        String path = created(pain, number);
        assertThat(RestCall.get(hospital, path).text()).doesNotContain("HIDDEN-");

        Got patched = json(path, "[{'op':'replace','path':'/valueInteger','value':6}]", "");

        assertThat(patched.status()).as(patched.text()).isEqualTo(200);
        assertThat(RestCall.get(hospital, path).text()).doesNotContain("HIDDEN-");
    }

    @Test
    void keepsTheNumberAndTheNarrativeThatAReferenceHides() {
        String number = Rested.number();
        ObjectNode pain = Rested.pain("Patient/" + Rested.person(hospital), number, 4);
        hide(pain.withObject("subject"), number);
        String path = created(pain, number);
        assertThat(json(path, "[{'op':'test','path':'/subject/identifier/value','value':'HIDDEN-" + number + "'}]", "")
                        .status())
                .as("a test tells nothing of what is hidden")
                .isEqualTo(422);

        Got patched = json(path, "[{'op':'replace','path':'/valueInteger','value':6}]", "");

        assertThat(patched.status()).as(patched.text()).isEqualTo(200);
        assertThat(patched.text()).doesNotContain("HIDDEN-");
        Got whole = RestCall.get(WholeService.partner("demo-auditor"), path);
        assertThat(whole.json().path("valueInteger").asInt()).isEqualTo(6);
        assertThat(whole.json().at("/subject/identifier/value").asString()).isEqualTo("HIDDEN-" + number);
        assertThat(whole.json().at("/text/div").asString()).contains("HIDDEN-" + number);
    }

    /** Gives a reference a number that the hospital is not shown. */
    private static void hide(ObjectNode reference, String number) {
        reference
                .putObject("identifier")
                .put("system", "http://demo-clinic.example.org/patient")
                .put("value", "HIDDEN-" + number);
    }

    /** The path of the resource, created with a narrative that tells the hidden number. */
    private String created(ObjectNode resource, String number) {
        resource.putObject("text")
                .put("status", "additional")
                .put("div", "<div xmlns=\"http://www.w3.org/1999/xhtml\">HIDDEN-" + number + "</div>");
        Got created = RestCall.post(hospital, "/Observation", resource);
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        return "/Observation/" + created.id();
    }

    @Test
    void patchesWhatAConditionFinds() {
        Got pain = pain(4);
        String number = pain.json().at("/identifier/0/value").asString();
        String path = "/Observation?identifier=" + Rested.OBSERVATION + "%7C";
        assertThat(json(path + number, "[{'op':'replace','path':'/valueInteger','value':3}]", "")
                        .id())
                .isEqualTo(pain.id());
        assertThat(json(path + "absent", "[{'op':'replace','path':'/valueInteger','value':3}]", "")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void patchesInBundles() {
        Got one = pain(4);
        Got other = pain(5);
        ObjectNode transaction = Rested.bundle("transaction");
        Rested.entry(
                transaction,
                "PATCH",
                "Observation/" + one.id(),
                binary("[{'op':'replace','path':'/valueInteger','value':1}]"));
        Rested.entry(
                transaction,
                "PATCH",
                "Observation?identifier=" + Rested.OBSERVATION + "%7C"
                        + other.json().at("/identifier/0/value").asString(),
                binary("[{'op':'replace','path':'/valueInteger','value':2}]"));
        Got got = RestCall.post(hospital, "", transaction);
        assertThat(got.status()).as(got.text()).isEqualTo(200);
        assertThat(got.json().at("/entry/1/response/etag").asString()).isEqualTo("W/\"2\"");

        ObjectNode batch = Rested.bundle("batch");
        Rested.entry(batch, "PATCH", "Observation/" + one.id(), binary("[{'op':'remove','path':'/none'}]"));
        Rested.entry(
                batch,
                "PATCH",
                "Observation/" + one.id(),
                binary("[{'op':'replace','path':'/valueInteger','value':9}]"));
        Got batched = RestCall.post(hospital, "", batch);
        assertThat(batched.json().at("/entry/0/response/status").asString()).isEqualTo("422");
        assertThat(batched.json().at("/entry/1/response/status").asString()).isEqualTo("200");
    }

    @Test
    void patchesByFhirPathInJsonAndXmlAndInBundles() {
        Got pain = pain(4);
        String path = "/Observation/" + pain.id();
        String replace = "{'resourceType': 'Parameters', 'parameter': [{'name': 'operation', 'part': ["
                + "{'name': 'type', 'valueCode': 'replace'}, {'name': 'path', 'valueString': 'Observation.value'},"
                + " {'name': 'value', 'valueInteger': 5}]}]}";
        Got json =
                RestCall.to(hospital, path).call("PATCH", Rested.object(replace).toString());
        assertThat(json.status()).as(json.text()).isEqualTo(200);
        assertThat(json.json().path("valueInteger").asInt()).isEqualTo(5);
        String xml = "<Parameters xmlns=\"http://hl7.org/fhir\"><parameter><name value=\"operation\"/>"
                + "<part><name value=\"type\"/><valueCode value=\"replace\"/></part>"
                + "<part><name value=\"path\"/><valueString value=\"Observation.value\"/></part>"
                + "<part><name value=\"value\"/><valueInteger value=\"6\"/></part></parameter></Parameters>";
        Got inXml = RestCall.to(hospital, path)
                .header("Content-Type", "application/fhir+xml")
                .call("PATCH", xml);
        assertThat(inXml.json().path("valueInteger").asInt()).isEqualTo(6);
        ObjectNode transaction = Rested.bundle("transaction");
        Rested.entry(transaction, "PATCH", path.substring(1), Rested.object(replace.replace("'replace'", "'move'")));
        assertThat(RestCall.post(hospital, "", transaction).text())
                .contains("entry[0]")
                .contains("Operation 0");
    }

    @Test
    void leavesWhatIsPublishedAsItIs() {
        String path = "/MessageDefinition/sij-message-consult-note";
        assertThat(json(path, "[{'op':'replace','path':'/status','value':'retired'}]", "")
                        .status())
                .isEqualTo(405);
    }

    private Got pain(int score) {
        Got got = RestCall.post(
                hospital, "/Observation", Rested.pain("Patient/" + Rested.person(hospital), Rested.number(), score));
        assertThat(got.status()).as(got.text()).isEqualTo(201);
        return got;
    }

    private static ObjectNode binary(String patch) {
        ObjectNode binary = Rested.object("{'resourceType': 'Binary', 'contentType': '" + JSON_PATCH + "'}");
        byte[] bytes = patch.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return binary.put("data", Base64.getEncoder().encodeToString(bytes));
    }

    private Got json(String path, String operations, String ifMatch) {
        RestCall call = RestCall.to(hospital, path).header("Content-Type", JSON_PATCH);
        if (!ifMatch.isEmpty()) {
            call.header("If-Match", ifMatch);
        }
        return call.call("PATCH", operations.replace('\'', '"'));
    }
}
