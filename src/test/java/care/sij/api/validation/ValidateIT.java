package care.sij.api.validation;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.api.rest.Rested;
import care.sij.support.DemoPartner;
import care.sij.support.RestCall;
import care.sij.support.RestCall.Got;
import care.sij.support.WholeService;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What {@code $validate} says is what a write would be told, and nothing is written by it. */
class ValidateIT {

    private static final String OURS = "http://sij-pathways.example.org/fhir/StructureDefinition/";

    private final DemoPartner hospital = WholeService.partner("demo-hospital");
    private final DemoPartner payer = WholeService.partner("demo-payer");

    @Test
    void findsNothingWrongWithWhatIsRight() {
        String number = Rested.number();
        Got got = RestCall.post(hospital, "/Patient/$validate?mode=create", Rested.patient(number));
        assertThat(got.status()).isEqualTo(200);
        assertThat(got.json().path("resourceType").asString()).isEqualTo("OperationOutcome");
        assertThat(severities(got)).doesNotContain("error", "fatal");
        assertThat(hospital.search("Patient?identifier=" + Rested.MRN + "%7C" + number))
                .isEmpty();
    }

    @Test
    void tellsWhatTheWriteWouldBeRefusedFor() {
        ObjectNode pain = Rested.pain("Patient/absent", Rested.number(), 11);
        pain.remove("bodySite");
        Got said = RestCall.post(hospital, "/Observation/$validate", pain);
        assertThat(said.status()).isEqualTo(200);
        assertThat(severities(said)).contains("error");
        assertThat(said.text()).contains("Observation.bodySite");
        Got refused = RestCall.post(hospital, "/Observation", pain);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("Observation.bodySite");
    }

    @Test
    void asksTheProfileThatIsNamed() {
        ObjectNode bare = Rested.object("""
                {'resourceType': 'Observation', 'status': 'final', 'code': {'text': 'anything'}}""");
        assertThat(severities(RestCall.post(hospital, "/Observation/$validate", bare)))
                .doesNotContain("error");
        Got ours = RestCall.post(hospital, "/Observation/$validate", parameters(bare, OURS + "sij-pain-score"));
        assertThat(ours.status()).isEqualTo(200);
        assertThat(severities(ours)).contains("error");
        Got vital = RestCall.post(
                hospital, "/Observation/$validate?profile=http://hl7.org/fhir/StructureDefinition/vitalsigns", bare);
        assertThat(vital.status()).isEqualTo(200);
        assertThat(vital.text()).contains("Observation.category");
    }

    @Test
    void validatesWhatIsInTheRecord() {
        String path = "/Patient/" + Rested.person(hospital);
        assertThat(severities(RestCall.get(hospital, path + "/$validate"))).containsOnly("information");
        assertThat(severities(RestCall.get(hospital, path + "/$validate?mode=delete")))
                .containsOnly("information");
        Got other = RestCall.post(hospital, path + "/$validate", Rested.patient(Rested.number()));
        assertThat(other.text()).contains("The id of the resource is not that of the address");
        assertThat(RestCall.get(payer, path + "/$validate").status()).isEqualTo(404);
        assertThat(RestCall.get(hospital, path).header("ETag")).isEqualTo("W/\"1\"");
    }

    @Test
    void saysThatADerivedResourceIsWrittenByNobody() {
        String path = "/StructureDefinition/sij-pain-score/$validate";
        Got got = RestCall.get(hospital, path + "?mode=delete");
        assertThat(got.status()).isEqualTo(200);
        assertThat(got.text()).contains("nobody writes it");
    }

    @ParameterizedTest
    @CsvSource({
        "/Patient/$validate?nonsense=1, 400, profile",
        "/Patient/$validate?mode=nonsense, 400, mode",
        "/Patient/$validate?mode=update, 400, mode",
        "/Patient/$validate?mode=create&mode=create, 400, mode",
        "/Patient/$validate?profile=http://absent.example.org/none, 400, profile",
        "/Patient/$validate?profile=x, 400, profile",
        "/Observation/$validate, 400, Observation",
        "/Nonsense/$validate, 404, Nonsense",
        "/Patient/absent/$validate, 404, Patient",
    })
    void refusesWhatIsNoRequest(String path, int status, String named) {
        Got got = RestCall.post(hospital, path, Rested.patient(Rested.number()));
        assertThat(got.status()).isEqualTo(status);
        assertThat(got.issue().path("diagnostics").asString()).contains(named);
    }

    @Test
    void tellsTheMetadataOfAResource() {
        String path = "/StructureDefinition/sij-pain-score";
        Got got = RestCall.get(hospital, path + "/$meta");
        assertThat(got.status()).isEqualTo(200);
        assertThat(got.json().at("/parameter/0/name").asString()).isEqualTo("return");
        assertThat(got.json().at("/parameter/0/valueMeta"))
                .isEqualTo(RestCall.get(hospital, path).json().path("meta"));
        assertThat(RestCall.get(hospital, path + "/$meta?nonsense=1").status()).isEqualTo(400);
    }

    @Test
    void answersInXml() {
        Got got = RestCall.to(hospital, "/Patient/$validate?_format=xml")
                .call("POST", Rested.patient(Rested.number()).toString());
        assertThat(got.status()).isEqualTo(200);
        assertThat(got.text()).startsWith("<OperationOutcome");
    }

    @Test
    void refusesAnEmptyBodyOfAType() {
        Got got = RestCall.to(hospital, "/Patient/$validate").call("POST", "");
        assertThat(got.status()).isEqualTo(400);
        assertThat(got.issue().path("diagnostics").asString()).contains("resource");
    }

    private static List<String> severities(Got got) {
        return got.json()
                .path("issue")
                .valueStream()
                .map((JsonNode issue) -> issue.path("severity").asString())
                .toList();
    }

    private static ObjectNode parameters(ObjectNode resource, String profile) {
        ObjectNode parameters = Rested.object("{'resourceType': 'Parameters', 'parameter': [{'name': 'resource'},"
                + " {'name': 'profile', 'valueUri': '" + profile + "'}]}");
        ((ObjectNode) parameters.path("parameter").path(0)).set("resource", resource);
        return parameters;
    }
}
