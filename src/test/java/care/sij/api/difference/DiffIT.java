package care.sij.api.difference;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import care.sij.support.Answer;
import care.sij.support.DemoPartner;
import care.sij.support.Journey;
import care.sij.support.Recorded;
import care.sij.support.RestCall;
import care.sij.support.RestCall.Got;
import care.sij.support.WholeService;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Parameters;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What became of a plan from version to version, as a patch that makes it so and in words. */
class DiffIT {

    private static final DemoPartner HOSPITAL = WholeService.partner("demo-hospital");
    private static String plan = "";
    private static int versions;

    private final FhirContext fhir = WholeService.bean(FhirContext.class);

    @BeforeAll
    static void walk() {
        Journey journey = Journey.named("J1").about("SYN-001-diff");
        journey.messages().subList(0, 9).forEach(Answer::taken);
        JsonNode found = new Recorded(journey).plans().get(0);
        plan = "/CarePlan/" + found.path("id").asString();
        versions = Integer.parseInt(found.at("/meta/versionId").asString());
    }

    @Test
    void turnsEachVersionOfAPlanIntoTheNextAndTheLastIntoTheFirst() {
        assertThat(versions).isGreaterThan(3);
        for (int from = 1; from < versions; from++) {
            assertTurns(from, from + 1);
        }
        assertTurns(versions, 1);
    }

    private void assertTurns(int from, int to) {
        Parameters answer = answer("/$diff?from=" + from + "&to=" + to);
        Parameters patch = (Parameters) answer.getParameter("patch").getResource();
        CarePlan patched = (CarePlan) FhirPathPatch.apply(fhir, version(from), patch);
        assertThat(content(patched)).isEqualTo(content(version(to)));
        assertThat(answer.getParameter().stream().filter(said -> said.getName().equals("text")))
                .as("words of " + from + " to " + to)
                .isNotEmpty();
        assertThat(patch.getParameter())
                .extracting(operation -> operation.getPart().get(1).getValue().primitiveValue())
                .noneMatch(path -> path.startsWith("CarePlan.activity["));
    }

    @Test
    void saysNothingOfOneVersionAndItself() {
        Parameters answer = answer("/$diff?from=2&to=2");
        assertThat(answer.getParameter()).extracting(said -> said.getName()).containsExactly("from", "to");
    }

    @Test
    void isAskedByParametersAndAnswersInXml() {
        String body = "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"from\",\"valueString\":\"1\"},"
                + "{\"name\":\"to\",\"valueString\":\"2\"}]}";
        Got got = RestCall.to(HOSPITAL, plan + "/$diff?_format=xml").call("POST", body);
        assertThat(got.status()).isEqualTo(200);
        assertThat(got.text()).startsWith("<Parameters").contains("operation");
    }

    @ParameterizedTest
    @CsvSource({
        "?from=1, 400, to",
        "?to=1, 400, from",
        "?from=0&to=1, 400, from",
        "?from=1&to=x, 400, to",
        "?from=1&to=1&to=2, 400, to",
        "?from=1&to=2&nonsense=1, 400, from",
        "?from=1&to=999, 404, CarePlan",
    })
    void refusesWhatIsNoRequest(String query, int status, String named) {
        Got got = RestCall.get(HOSPITAL, plan + "/$diff" + query);
        assertThat(got.status()).isEqualTo(status);
        assertThat(got.issue().path("diagnostics").asString()).contains(named);
    }

    @Test
    void keepsToScopesAndReach() {
        String diff = plan + "/$diff?from=1&to=2";
        assertThat(RestCall.get(WholeService.secondHospital(), diff).status()).isEqualTo(404);
        assertThat(RestCall.get(WholeService.partner("demo-hospital", "system/Goal.rs"), diff)
                        .status())
                .isEqualTo(403);
    }

    private Parameters answer(String operation) {
        Got got = RestCall.get(HOSPITAL, plan + operation);
        assertThat(got.status()).as(got.text()).isEqualTo(200);
        return fhir.newJsonParser().parseResource(Parameters.class, got.text());
    }

    private CarePlan version(int number) {
        return fhir.newJsonParser()
                .parseResource(
                        CarePlan.class,
                        RestCall.get(HOSPITAL, plan + "/_history/" + number).text());
    }

    private String content(CarePlan version) {
        CarePlan content = version.copy();
        content.setId(version.getIdElement().getIdPart());
        content.setMeta(null);
        content.setText(null);
        IParser json = fhir.newJsonParser();
        return json.encodeResourceToString(content);
    }
}
