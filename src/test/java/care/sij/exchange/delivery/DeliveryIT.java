package care.sij.exchange.delivery;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import care.sij.conformance.MessageValidator;
import care.sij.fhir.FhirJson;
import care.sij.fhir.FhirR4;
import care.sij.fhir.SecurityLabels;
import care.sij.record.Bytes;
import care.sij.support.Answer;
import care.sij.support.Journey;
import care.sij.support.Letter;
import care.sij.support.Recorded;
import care.sij.support.RestCall;
import care.sij.support.SecondProcess;
import care.sij.support.SimulatedPartner;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What one partner tells reaches the patient's others, however these behave. */
class DeliveryIT {

    private static final FhirJson JSON = new FhirJson(FhirR4.context());
    private static final SimulatedPartner HOSPITAL = SimulatedPartner.start();
    private static final SimulatedPartner CLINIC = SimulatedPartner.start();
    private static SecondProcess service;

    @BeforeAll
    static void start() throws SQLException {
        service = SecondProcess.start(
                "--sij.partners.demo-hospital.delivery.endpoint=" + HOSPITAL.endpoint(),
                "--sij.partners.demo-hospital.delivery.events=sij-referral-response,sij-appointment-notice,"
                        + "sij-consult-note,sij-injection-outcome",
                "--sij.partners.demo-hospital.delivery.withheld-types=QuestionnaireResponse,Appointment",
                "--sij.partners.demo-clinic.delivery.endpoint=" + CLINIC.endpoint(),
                "--sij.partners.demo-clinic.delivery.events=sij-referral-request,sij-referral-update",
                "--sij.delivery.answer-within=2s");
    }

    @AfterAll
    static void stop() {
        service.close();
        HOSPITAL.close();
        CLINIC.close();
    }

    @Test
    void tellsTheOthersAndNotTheTeller() {
        Journey journey = journey("routed");
        tell(journey, 0, 1);
        String toClinic = awaited(CLINIC, journey, 1).get(0);
        String toHospital = awaited(HOSPITAL, journey, 1).get(0);
        assertThat(SimulatedPartner.eventOf(toClinic)).isEqualTo("sij-referral-request");
        assertThat(SimulatedPartner.eventOf(toHospital)).isEqualTo("sij-referral-response");
        Bundle heard = JSON.read(Bytes.utf8(toHospital), Bundle.class);
        Task task = heard.getEntry().stream()
                .filter(entry -> entry.getResource() instanceof Task)
                .map(entry -> (Task) entry.getResource())
                .findFirst()
                .orElseThrow();
        assertThat(task.getStatus()).isEqualTo(Task.TaskStatus.ACCEPTED);
        assertThat(SimulatedPartner.header(toHospital)
                        .path("focus")
                        .path(0)
                        .path("reference")
                        .asString())
                .endsWith("/fhir/Task/" + task.getIdElement().getIdPart());
        assertThat(heard.getEntry().stream()
                        .map(entry -> entry.getResource().fhirType())
                        .collect(Collectors.toSet()))
                .contains("MessageHeader", "Task", "Patient", "CarePlan");
    }

    @Test
    void showsEachOnlyTheNumbersOfItsOwnSystems() {
        Journey journey = journey("shown");
        tell(journey, 0, 1);
        assertThat(awaited(CLINIC, journey, 1).get(0)).doesNotContain("http://demo-hospital.example.org/mrn");
        assertThat(awaited(HOSPITAL, journey, 1).get(0))
                .contains("http://demo-hospital.example.org/mrn")
                .doesNotContain("http://demo-clinic.example.org/patient");
    }

    @Test
    void withholdsTypesAndUnsubscribedEvents() {
        Journey journey = journey("withheld");
        tell(journey, 0, 1, 2);
        List<String> heard = awaited(HOSPITAL, journey, 2);
        assertThat(SimulatedPartner.eventOf(heard.get(1))).isEqualTo("sij-appointment-notice");
        assertThat(types(heard.get(1))).doesNotContain("Appointment").contains("Task");
    }

    @Test
    void sendsWhatIsValidByTheProfilesItPublishes() {
        Journey journey = journey("valid");
        tell(journey, 0, 1, 2, 3, 4, 5, 6);
        for (String heard : awaited(HOSPITAL, journey, 5)) {
            Bundle bundle = JSON.read(Bytes.utf8(heard), Bundle.class);
            assertThat(service.bean(MessageValidator.class).validate(bundle).findings().stream()
                            .filter(finding -> finding.severity().name().equals("ERROR"))
                            .map(Object::toString))
                    .as(SimulatedPartner.eventOf(heard))
                    .isEmpty();
        }
    }

    static Stream<Arguments> misbehaviours() {
        return Stream.of(
                Arguments.of("r-reset", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)),
                Arguments.of("r-garbage", aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE)),
                Arguments.of("r-cut", aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK)),
                Arguments.of("r-silent", aResponse().withStatus(204).withFixedDelay(4_000)),
                Arguments.of("r-busy", aResponse().withStatus(503).withHeader("Retry-After", "1")),
                Arguments.of("r-many", aResponse().withStatus(429).withHeader("Retry-After", "1")),
                Arguments.of(
                        "r-dated",
                        aResponse().withStatus(429).withHeader("Retry-After", "Thu, 01 Jan 2026 00:00:00 GMT")),
                Arguments.of("r-failing", aResponse().withStatus(500)),
                Arguments.of("r-gateway", aResponse().withStatus(502).withBody("<html>Bad Gateway</html>")),
                Arguments.of("r-html", aResponse().withStatus(200).withBody("<html>Sign in</html>")),
                Arguments.of("r-truncated", aResponse().withStatus(200).withBody("{\"resourceType\":\"Bundle\",\"ty")),
                Arguments.of(
                        "r-other",
                        aResponse()
                                .withStatus(200)
                                .withBody(SimulatedPartner.answer("33333333-3333-4333-8333-333333333333", "ok"))),
                Arguments.of("r-unauthorized", aResponse().withStatus(401)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("misbehaviours")
    void deliversInTheEndAndTheSameBytes(String word, ResponseDefinitionBuilder answer) {
        Journey journey = journey(word);
        HOSPITAL.answersFirst(journey.patient(), answer);
        tell(journey, 0, 1, 2);
        awaitState(journey, "delivered", 2);
        List<String> heard = awaited(HOSPITAL, journey, 3);
        assertThat(SimulatedPartner.eventOf(heard.get(heard.size() - 1))).isEqualTo("sij-appointment-notice");
        assertThat(heard.subList(0, heard.size() - 1)).containsOnly(heard.get(0));
    }

    @Test
    void setsAsideWhatIsRefusedAndGoesOnWithTheNext() {
        Journey journey = journey("dead");
        HOSPITAL.answersFirst(journey.patient(), aResponse().withStatus(422));
        tell(journey, 0, 1, 2);
        assertThat(awaited(HOSPITAL, journey, 2))
                .extracting(SimulatedPartner::eventOf)
                .containsExactly("sij-referral-response", "sij-appointment-notice");
        awaitState(journey, "dead", 1);
        awaitState(journey, "delivered", 1);
    }

    @Test
    void keepsTheOrderOfAReferralAndDelaysNoOther() {
        Journey stuck = journey("stuck");
        Journey other = journey("flowing");
        HOSPITAL.answersFirst(stuck.patient(), aResponse().withStatus(503).withHeader("Retry-After", "4"));
        tell(stuck, 0, 1, 2);
        tell(other, 0, 1, 2);
        awaited(HOSPITAL, other, 2);
        assertThat(HOSPITAL.received(stuck.patient())).hasSize(1);
        assertThat(awaited(HOSPITAL, stuck, 3))
                .extracting(SimulatedPartner::eventOf)
                .containsExactly("sij-referral-response", "sij-referral-response", "sij-appointment-notice");
    }

    @Test
    void takesAnAnswerThatComesLater() {
        Journey journey = journey("custody");
        HOSPITAL.answersAlways(journey.patient(), aResponse().withStatus(202));
        tell(journey, 0, 1);
        String heard = awaited(HOSPITAL, journey, 1).get(0);
        awaitState(journey, "in-custody", 1);
        String id = SimulatedPartner.header(heard).path("id").asString();
        assertThat(service.partner("demo-clinic")
                        .send(SimulatedPartner.answer(id, "ok"))
                        .statusCode())
                .isEqualTo(400);
        for (int time = 0; time < 2; time++) {
            assertThat(service.partner("demo-hospital")
                            .send(SimulatedPartner.answer(id, "fatal-error"))
                            .statusCode())
                    .isEqualTo(204);
        }
        awaitState(journey, "dead", 1);
    }

    @Test
    void takesAnAnswerThatTellsSomethingAsAMessageToo() {
        Journey journey = journey("answering");
        tell(journey, 0);
        String heard = awaited(CLINIC, journey, 1).get(0);
        String id = SimulatedPartner.header(heard).path("id").asString();
        Journey.Message response = journey.messages().get(1);
        String answering = response.json()
                .replaceFirst(
                        "\"resourceType\"\\s*:\\s*\"MessageHeader\"\\s*,",
                        "\"resourceType\":\"MessageHeader\",\"response\":{\"identifier\":\"" + id
                                + "\",\"code\":\"ok\"},");
        assertThat(answering).isNotEqualTo(response.json());
        assertThat(Answer.of(service.partner("demo-clinic").send(answering)).code())
                .isEqualTo("ok");
        assertThat(SimulatedPartner.eventOf(awaited(HOSPITAL, journey, 1).get(0)))
                .isEqualTo("sij-referral-response");
    }

    /** It holds for what waits and for what is told after it. */
    @Test
    void tellsAPartnerNothingThatThePatientDeniesIt() {
        Journey journey = journey("denied");
        HOSPITAL.answersAlways(journey.patient(), aResponse().withStatus(503).withHeader("Retry-After", "1"));
        tell(journey, 0, 1);
        awaited(HOSPITAL, journey, 1);
        deny(journey);
        awaitState(journey, "dead", 1);
        tell(journey, 2);
        assertThat(service.bean(JdbcClient.class)
                        .sql("select count(*) from outbox where partner = 'demo-hospital' and telling = ?")
                        .param(journey.messages().get(2).id())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private static void deny(Journey journey) {
        String consent = """
                {"resourceType": "Consent", "status": "active", "patient": {"reference": "Patient/%s"},
                 "identifier": [{"system": "http://demo-clinic.example.org/consent", "value": "%s"}],
                 "scope": {"coding": [{"system": "http://terminology.hl7.org/CodeSystem/consentscope",
                  "code": "patient-privacy"}]},
                 "category": [{"coding": [{"system": "http://loinc.org", "code": "59284-0"}]}],
                 "policyRule": {"coding": [{"system": "http://terminology.hl7.org/CodeSystem/v3-ActCode",
                  "code": "OPTOUT"}]}, "provision": {"type": "deny"}}""".formatted(new Recorded(journey).patient(), journey.patient());
        assertThat(RestCall.to(service.partner("demo-clinic"), "/Consent")
                        .call("POST", consent)
                        .status())
                .isEqualTo(201);
    }

    @Test
    void leavesOutWhatALabelHides() {
        Journey journey = journey("labelled");
        tell(journey, 0, 1, 2);
        String note = Letter.from(journey.messages().get(3))
                .each(
                        "Observation",
                        finding -> finding.withObject("meta")
                                .withArray("security")
                                .addObject()
                                .put("system", SecurityLabels.CONFIDENTIALITY)
                                .put("code", "R"))
                .message()
                .json();
        assertThat(Answer.of(service.partner("demo-clinic").send(note)).code()).isEqualTo("ok");
        String heard = awaited(HOSPITAL, journey, 3).get(2);
        assertThat(types(journey.messages().get(3).json())).contains("Observation");
        assertThat(types(heard)).contains("Task", "Patient").doesNotContain("Observation");
    }

    private static Journey journey(String word) {
        return Journey.named("J1").about("SYN-001-out-" + word);
    }

    private static void tell(Journey journey, int... places) {
        for (int place : places) {
            Journey.Message message = journey.messages().get(place);
            assertThat(Answer.of(service.partner(message.client()).send(message.json()))
                            .code())
                    .isEqualTo("ok");
        }
    }

    private static List<String> awaited(SimulatedPartner partner, Journey journey, int count) {
        Awaitility.await()
                .pollInSameThread()
                .atMost(Duration.ofSeconds(40))
                .until(() -> partner.received(journey.patient()).size() >= count);
        return partner.received(journey.patient());
    }

    private static void awaitState(Journey journey, String state, int count) {
        Set<String> tellings =
                journey.messages().stream().map(Journey.Message::id).collect(Collectors.toSet());
        Awaitility.await()
                .pollInSameThread()
                .atMost(Duration.ofSeconds(40))
                .until(() -> service.bean(JdbcClient.class)
                                .sql("select count(*) from outbox where partner = 'demo-hospital' and state = ?"
                                        + " and telling = any(?)")
                                .params(state, tellings.toArray(String[]::new))
                                .query(Integer.class)
                                .single()
                        >= count);
    }

    private static Set<String> types(String message) {
        return JSON.read(Bytes.utf8(message), Bundle.class).getEntry().stream()
                .map(entry -> entry.getResource().fhirType())
                .collect(Collectors.toSet());
    }
}
