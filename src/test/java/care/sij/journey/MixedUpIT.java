package care.sij.journey;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.fhir.ResourceIds;
import care.sij.support.DemoPartner;
import care.sij.support.Journey;
import care.sij.support.Letter;
import care.sij.support.WholeService;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Patients, numbers and referrals mixed up by a sender: refused, or taken for what they are, never into another's plan.
 */
class MixedUpIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String MRN = "http://demo-hospital.example.org/mrn";
    private static final int REQUEST = 0;
    private static final int RESPONSE = 1;
    private static final int CONSULTATION = 3;
    private static final int FIRST_BLOCK = 6;

    private final DemoPartner auditor = WholeService.partner("demo-auditor");

    @Test
    void refusesAFactNumberedLikeAnotherPatients() {
        Journey one = started("one");
        Journey other = started("other");
        send(one.messages().get(FIRST_BLOCK));
        for (String timestamp : new String[] {"2023-07-20T09:00:00-04:00", "2023-07-28T09:00:00-04:00"}) {
            Letter mixedUp = Letter.from(other.messages().get(FIRST_BLOCK))
                    .renewed(timestamp)
                    .dated(timestamp)
                    .replacing("INJ-SYN-001-other", "INJ-SYN-001-one");
            assertThat(answer(mixedUp.message())).contains("fatal-error", "SEND_IDENTITY_CONFLICT");
        }
        send(other.messages().get(FIRST_BLOCK));
    }

    @Test
    void refusesAPatientWhoIsNotTheReferrals() {
        Journey one = started("referred");
        started("stranger");
        Letter mixedUp = Letter.from(one.messages().get(CONSULTATION))
                .each(
                        "Patient",
                        patient -> ((ArrayNode) patient.path("identifier"))
                                .addObject()
                                .put("system", MRN)
                                .put("value", "SYN-001-stranger"));
        assertThat(answer(mixedUp.message())).contains("fatal-error", "SEND_IDENTITY_CONFLICT");
    }

    @Test
    void refusesASubjectThatNobodyCanName() {
        Journey one = started("nameless");
        Letter nameless = Letter.from(one.messages().get(CONSULTATION))
                .each(
                        "Observation",
                        finding -> finding.putObject("subject")
                                .putObject("identifier")
                                .put("system", MRN)
                                .put("value", "SYN-001-nobody"));
        assertThat(answer(nameless.message())).contains("fatal-error");
    }

    @Test
    void refusesAnEntryWithoutAResource() {
        String json = Journey.named("J1")
                .about("SYN-001-empty")
                .messages()
                .get(REQUEST)
                .json();
        ObjectNode bundle = (ObjectNode) JSON.readTree(json);
        ((ArrayNode) bundle.path("entry")).addObject().put("fullUrl", "urn:uuid:22222222-2222-4222-8222-222222222222");
        HttpResponse<byte[]> answer = WholeService.partner("demo-hospital").send(JSON.writeValueAsString(bundle));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("OperationOutcome");
    }

    @Test
    void takesAFactNumberedInASystemNobodyIsRegisteredFor() {
        Journey one = started("laboratory");
        Letter foreign = Letter.from(one.messages().get(FIRST_BLOCK))
                .each(
                        "Procedure",
                        injection -> injection
                                .path("identifier")
                                .forEach(identifier ->
                                        ((ObjectNode) identifier).put("system", "http://laboratory.example.com/ids")));
        assertThat(answer(foreign.message())).contains("\"code\":\"ok\"").doesNotContain("PARKED");
        assertThat(auditor.search("Observation?patient=" + patient(one) + "&code=block-response"))
                .hasSize(1);
    }

    @Test
    void refusesTheNumbersOfTwoReferralsInOneMessage() {
        Journey one = Journey.named("J1").about("SYN-001-twofold");
        ObjectNode bundle =
                (ObjectNode) JSON.readTree(one.messages().get(REQUEST).json());
        ArrayNode entries = (ArrayNode) bundle.path("entry");
        ObjectNode second = null;
        for (JsonNode entry : entries) {
            if (entry.path("resource").path("resourceType").asString().equals("Task")) {
                second = (ObjectNode)
                        JSON.readTree(entry.toString().replace("REF-SYN-001-twofold-1", "REF-SYN-001-twofold-2"));
            }
        }
        entries.add(java.util.Objects.requireNonNull(second)
                .put("fullUrl", "urn:uuid:33333333-3333-4333-8333-333333333333"));
        assertThat(answer(
                        new Journey.Message("demo-hospital", "sij-referral-request", JSON.writeValueAsString(bundle))))
                .contains("fatal-error", "SEND_IDENTITY_CONFLICT");
    }

    private static Journey started(String purpose) {
        Journey journey = Journey.named("J1").about("SYN-001-" + purpose);
        send(journey.messages().get(REQUEST));
        send(journey.messages().get(RESPONSE));
        return journey;
    }

    private static String patient(Journey journey) {
        return ResourceIds.of("Patient", MRN, journey.patient());
    }

    private static void send(Journey.Message message) {
        assertThat(answer(message)).contains("\"code\":\"ok\"");
    }

    private static String answer(Journey.Message message) {
        return new String(
                WholeService.partner(message.client()).send(message.json()).body(), StandardCharsets.UTF_8);
    }
}
