package care.sij.journey;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.fhir.ResourceIds;
import care.sij.support.Answer;
import care.sij.support.DemoPartner;
import care.sij.support.Journey;
import care.sij.support.Letter;
import care.sij.support.Recorded;
import care.sij.support.WholeService;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** What one hospital tells and sees has nothing to do with another hospital's patients. */
class SecondHospitalIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String FIRST = "http://demo-hospital.example.org/";
    private static final String SECOND = "http://second-hospital.example.org/";
    private static final int REQUEST = 0;
    private static final int UPDATE = 4;

    private final DemoPartner second = WholeService.secondHospital();

    @Test
    void cannotPostAboutTheFirstOnesReferral() {
        Journey journey = firstHospitals("referral");
        Recorded recorded = new Recorded(journey);
        String before = recorded.print();
        List<JsonNode> reports = recorded.found("DiagnosticReport", "_count=50");
        Letter update = asSecond(journey.messages().get(UPDATE))
                .replacing(SECOND + "referral", FIRST + "referral")
                .replacing(SECOND + "mrn", SECOND + "unrelated");
        assertRefused(update, "SEND_NOT_A_PARTY");
        assertThat(recorded.print()).isEqualTo(before);
        assertThat(recorded.found("DiagnosticReport", "_count=50")).isEqualTo(reports);
    }

    /** Of a number that is not known here, the answer is the same. */
    @ParameterizedTest
    @ValueSource(strings = {"SYN-001-taken-over", "SYN-001-never-told"})
    void cannotReferAPatientByTheFirstOnesNumber(String number) {
        Journey journey = firstHospitals("taken-over");
        Letter request = asSecond(journey.messages().get(REQUEST))
                .replacing(SECOND + "mrn", FIRST + "mrn")
                .replacing(journey.patient(), number);
        assertRefused(request.renewed(number), "SEND_NO_PATIENT_IDENTITY");
        assertSeesNothingOf(journey);
    }

    /** The first one's number beside its own is that of nobody whom it can see: it has a person of its own. */
    @Test
    void doesNotReachTheFirstOnesPatientByGivingBothNumbers() {
        Journey journey = firstHospitals("both-numbers");
        Recorded recorded = new Recorded(journey);
        String before = recorded.print();
        Letter request = asSecond(journey.messages().get(REQUEST))
                .each(
                        "Patient",
                        patient -> ((ArrayNode) patient.path("identifier"))
                                .addObject()
                                .put("system", FIRST + "mrn")
                                .put("value", journey.patient()));
        assertThat(Answer.of(second.send(request.message().json())).code()).isEqualTo("ok");
        String own = ResourceIds.of("Patient", SECOND + "mrn", journey.patient());
        assertThat(second.get("/fhir/Patient/" + own).statusCode()).isEqualTo(200);
        assertThat(recorded.print()).isEqualTo(before);
        assertSeesNothingOf(journey);
    }

    /** Of a number that is not known here, the answer is the same. */
    @ParameterizedTest
    @ValueSource(strings = {"SYN-001-link-tried", "SYN-001-link-untold"})
    void cannotTryTheFirstOnesReferralsByLinkMessages(String number) {
        firstHospitals("link-tried");
        Journey own = Journey.named("J1").about("SYN-001-link-trier");
        Journey.Message request = asSecond(own.messages().get(REQUEST)).message();
        assertThat(Answer.of(second.send(request.json())).code()).isEqualTo("ok");
        String focus = Letter.from(request)
                .resources("Patient")
                .map(patient -> "urn:uuid:" + patient.path("id").asString())
                .findFirst()
                .orElseThrow();
        Letter link = Letter.from(request)
                .telling("sij-patient-link")
                .each(
                        "MessageHeader",
                        header -> header.putArray("focus").addObject().put("reference", focus))
                .replacing(SECOND + "referral", FIRST + "referral")
                .replacing("REF-" + own.patient() + "-1", "REF-" + number + "-1")
                .renewed(number);
        assertRefused(link, "SEND_NOT_A_PARTY");
    }

    @Test
    void cannotAskForTheStateOfTheFirstOnesReferral() {
        Journey journey = firstHospitals("asked");
        Letter query = asSecond(journey.messages().get(REQUEST))
                .replacing(SECOND + "referral", FIRST + "referral")
                .telling("sij-referral-status-query")
                .renewed("query");
        Answer answer = Answer.of(second.send(query.message().json()));
        assertThat(answer.code()).isEqualTo("fatal-error");
        assertThat(answer.rules()).containsExactly("SEND_UNKNOWN_REFERRAL");
    }

    @Test
    void seesNothingOfTheFirstOnesPatientByRest() {
        assertSeesNothingOf(firstHospitals("unseen"));
    }

    @Test
    void hasAPersonOfItsOwnUnderTheSameNumber() {
        Journey journey = firstHospitals("same-number");
        Recorded recorded = new Recorded(journey);
        String before = recorded.print();
        assertThat(Answer.of(second.send(asSecond(journey.messages().get(REQUEST))
                                .message()
                                .json()))
                        .code())
                .isEqualTo("ok");
        String own = ResourceIds.of("Patient", SECOND + "mrn", journey.patient());
        assertThat(own).isNotEqualTo(recorded.patient());
        assertThat(second.get("/fhir/Patient/" + own).statusCode()).isEqualTo(200);
        assertThat(second.search("CarePlan?patient=" + own)).hasSize(1);
        assertThat(WholeService.partner("demo-hospital")
                        .get("/fhir/Patient/" + own)
                        .statusCode())
                .isEqualTo(404);
        assertThat(recorded.print()).isEqualTo(before);
        assertSeesNothingOf(journey);
    }

    private void assertRefused(Letter letter, String rule) {
        Answer answer =
                Answer.of(second.send(letter.renewed("foreign").message().json()));
        assertThat(answer.code()).as(answer.text()).isEqualTo("fatal-error");
        assertThat(answer.rules()).containsExactly(rule);
    }

    private void assertSeesNothingOf(Journey journey) {
        String patient = new Recorded(journey).patient();
        assertThat(second.get("/fhir/Patient/" + patient).statusCode()).isEqualTo(404);
        assertThat(second.get("/fhir/Patient/" + patient + "/_history").statusCode())
                .isEqualTo(404);
        for (String query : List.of(
                "Patient?_id=" + patient,
                "Patient?identifier=" + FIRST + "mrn%7C" + journey.patient(),
                "Observation?patient=" + patient,
                "ServiceRequest?patient=" + patient,
                "Task?patient=" + patient,
                "CarePlan?patient=" + patient,
                "Provenance?patient=" + patient)) {
            JsonNode found = JSON.readTree(second.get("/fhir/" + query).body());
            assertThat(found.path("total").asInt(0)).as(query).isZero();
            assertThat(found.path("entry")).as(query).isEmpty();
        }
    }

    private static Journey firstHospitals(String purpose) {
        Journey journey = Journey.named("J1").about("SYN-001-" + purpose);
        Answer.taken(journey.messages().get(REQUEST));
        return journey;
    }

    /** The same message, its numbers and its source those of the second hospital. */
    private static Letter asSecond(Journey.Message message) {
        return Letter.from(message).replacing(FIRST, SECOND);
    }
}
