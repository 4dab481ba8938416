package care.sij.journey;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.fhir.ResourceIds;
import care.sij.support.DemoPartner;
import care.sij.support.Journey;
import care.sij.support.Letter;
import care.sij.support.PlanPrint;
import care.sij.support.WholeService;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Parking, resends, the referral's end and who may see what, through the real endpoint. */
class ReferralIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String MRN = "http://demo-hospital.example.org/mrn";
    private static final int REQUEST = 0;
    private static final int RESPONSE = 1;
    private static final int CONSULTATION = 3;
    private static final int J2_END = 9;

    private final DemoPartner auditor = WholeService.partner("demo-auditor");

    @Test
    void parksWhatArrivesBeforeItsReferralAndAppliesItWithTheReferral() {
        Journey journey = Journey.named("J1").about("SYN-001-parked");
        assertThat(issues(send(journey.messages().get(CONSULTATION)))).contains("PROXY_PARKED");
        assertThat(auditor.get("/fhir/Patient/" + patient(journey)).statusCode())
                .isEqualTo(404);
        send(journey.messages().get(REQUEST));
        assertThat(auditor.search("Observation?patient=" + patient(journey) + "&code=fortin-finger-test"))
                .hasSize(1);
    }

    @Test
    void saysWhenAReferralWaitsForAnEarlierMessageAndTakesTheFactsAtOnce() {
        Journey journey = Journey.named("J1").about("SYN-001-waits");
        send(journey.messages().get(REQUEST));
        assertThat(issues(send(journey.messages().get(CONSULTATION)))).contains("PROXY_TRANSITION_WAITS");
        assertThat(state(journey)).isEqualTo("received 2.0");
        assertThat(auditor.search("Observation?patient=" + patient(journey) + "&code=fortin-finger-test"))
                .hasSize(1);
        send(journey.messages().get(RESPONSE));
        assertThat(state(journey)).isEqualTo("in-progress 5.1.4");
    }

    @Test
    void answersAResendWithTheSameBytes() {
        Journey.Message request =
                Journey.named("J1").about("SYN-001-resent").messages().get(REQUEST);
        byte[] first = answer(request);
        assertThat(answer(request)).isEqualTo(first);
    }

    @Test
    void refusesAModifiedResendAndAReusedBundleId() {
        Journey.Message request =
                Journey.named("J1").about("SYN-001-modified").messages().get(REQUEST);
        send(request);
        Journey.Message modified = Letter.from(request)
                .each("ServiceRequest", placed -> placed.put("priority", "stat"))
                .message();
        assertThat(issues(JSON.readTree(answer(modified)))).contains("SEND_MODIFIED_RESEND");
        Journey.Message reused = Letter.from(request).renewedHeaderOnly("other").message();
        assertThat(issues(JSON.readTree(answer(reused)))).contains("SEND_REUSED_BUNDLE_ID");
    }

    @Test
    void refusesANoteDatedAfterTheEnd() {
        Journey journey = Journey.named("J2").about("SYN-002-ended");
        journey.messages().forEach(ReferralIT::send);
        JsonNode answer = JSON.readTree(answer(noteAfterTheEnd(journey)));
        assertThat(issues(answer)).contains("SEND_AFTER_END");
        assertThat(code(answer)).isEqualTo("fatal-error");
    }

    @Test
    void setsAsideANoteThatCameBeforeTheEarlierEnd() {
        Journey inOrder = Journey.named("J2").about("SYN-002-in-order");
        inOrder.messages().forEach(ReferralIT::send);
        assertThat(code(JSON.readTree(answer(noteAfterTheEnd(inOrder))))).isEqualTo("fatal-error");
        Journey early = Journey.named("J2").about("SYN-002-note-first");
        early.messages().subList(0, J2_END).forEach(ReferralIT::send);
        assertThat(code(send(noteAfterTheEnd(early)))).isEqualTo("ok");
        assertThat(PlanPrint.of(auditor, early, "SYN-002")).isNotEqualTo(PlanPrint.of(auditor, inOrder, "SYN-002"));
        send(early.messages().get(J2_END));
        assertThat(PlanPrint.of(auditor, early, "SYN-002")).isEqualTo(PlanPrint.of(auditor, inOrder, "SYN-002"));
    }

    @Test
    void answersAStatusQueryWithTheTask() {
        Journey journey = Journey.named("J1").about("SYN-001-asked");
        send(journey.messages().get(REQUEST));
        send(journey.messages().get(RESPONSE));
        Letter query = Letter.from(journey.messages().get(REQUEST))
                .renewed("query")
                .dated("2023-08-01T09:00:00-04:00")
                .telling("sij-referral-status-query");
        JsonNode answer = send(query.message());
        JsonNode task = answer.path("entry").path(2).path("resource");
        assertThat(task.path("resourceType").asString()).isEqualTo("Task");
        assertThat(task.path("status").asString()).isEqualTo("accepted");
    }

    @Test
    void keepsTwoIndependentPlansForBothSides() {
        Journey journey = Journey.named("J1").about("SYN-001-both");
        journey.messages().subList(0, 4).forEach(ReferralIT::send);
        String right = plan(journey, "24028007");
        Journey.Message left = Letter.from(journey.messages().get(REQUEST))
                .replacing("24028007", "7771000")
                .replacing("REF-SYN-001-both-1", "REF-SYN-001-both-2")
                .each("Observation", ReferralIT::renumber)
                .each("Procedure", ReferralIT::renumber)
                .each("Condition", ReferralIT::renumber)
                .renewed("left")
                .dated("2023-08-02T09:00:00-04:00")
                .message();
        send(left);
        assertThat(auditor.search("CarePlan?patient=" + patient(journey))).hasSize(2);
        assertThat(plan(journey, "24028007")).isEqualTo(right);
    }

    @Test
    void showsAPatientOnlyToTheReferralsParties() {
        Journey journey = Journey.named("J1").about("SYN-001-private");
        send(journey.messages().get(REQUEST));
        String path = "/fhir/Patient/" + patient(journey);
        assertThat(WholeService.partner("demo-hospital").get(path).statusCode()).isEqualTo(200);
        assertThat(WholeService.partner("demo-clinic").get(path).statusCode()).isEqualTo(200);
        assertThat(WholeService.partner("demo-payer").get(path).statusCode()).isEqualTo(404);
        assertThat(WholeService.partner("demo-payer").search("CarePlan?patient=" + patient(journey)))
                .isEmpty();
    }

    @Test
    void refusesAPlanWrittenByHand() {
        Journey journey = Journey.named("J1").about("SYN-001-by-hand");
        send(journey.messages().get(REQUEST));
        JsonNode plan = auditor.search("CarePlan?patient=" + patient(journey)).get(0);
        String id = plan.path("id").asString();
        int status = WholeService.partner("demo-clinic")
                .call("PUT", "/fhir/CarePlan/" + id, plan.toString())
                .statusCode();
        assertThat(status).isBetween(400, 499);
        assertThat(auditor.search("CarePlan?patient=" + patient(journey)).get(0))
                .isEqualTo(plan);
    }

    private static Journey.Message noteAfterTheEnd(Journey journey) {
        return Letter.from(journey.messages().get(CONSULTATION))
                .renewed("late")
                .dated("2023-11-01T09:00:00-04:00")
                .each("Observation", ReferralIT::painful)
                .message();
    }

    private static void painful(tools.jackson.databind.node.ObjectNode observation) {
        if (observation.has("valueInteger")) {
            observation.put("valueInteger", 3);
        }
    }

    private static void renumber(tools.jackson.databind.node.ObjectNode resource) {
        resource.path("identifier")
                .forEach(identifier -> ((tools.jackson.databind.node.ObjectNode) identifier)
                        .put("value", identifier.path("value").asString() + "-left"));
    }

    private String plan(Journey journey, String side) {
        JsonNode found = auditor.search("CarePlan?patient=" + patient(journey)).stream()
                .filter(plan -> plan.toString().contains("\"" + side + "\""))
                .findFirst()
                .orElseThrow();
        ((tools.jackson.databind.node.ObjectNode) found).remove("meta");
        return found.toString();
    }

    private String state(Journey journey) {
        String task =
                ResourceIds.of("Task", "http://demo-hospital.example.org/referral", "REF-" + journey.patient() + "-1");
        JsonNode found = JSON.readTree(auditor.get("/fhir/Task/" + task).body());
        return found.path("status").asString() + " "
                + found.path("businessStatus")
                        .path("coding")
                        .path(0)
                        .path("code")
                        .asString();
    }

    private static String patient(Journey journey) {
        return ResourceIds.of("Patient", MRN, journey.patient());
    }

    private static JsonNode send(Journey.Message message) {
        byte[] body = answer(message);
        assertThat(new String(body, StandardCharsets.UTF_8)).contains("\"code\":\"ok\"");
        return JSON.readTree(body);
    }

    private static byte[] answer(Journey.Message message) {
        return WholeService.partner(message.client()).send(message.json()).body();
    }

    private static String code(JsonNode answer) {
        return answer.path("entry")
                .path(0)
                .path("resource")
                .path("response")
                .path("code")
                .asString();
    }

    private static List<String> issues(JsonNode answer) {
        return answer.path("entry")
                .path(1)
                .path("resource")
                .path("issue")
                .valueStream()
                .map(issue -> issue.path("details")
                        .path("coding")
                        .path(0)
                        .path("code")
                        .asString())
                .toList();
    }
}
