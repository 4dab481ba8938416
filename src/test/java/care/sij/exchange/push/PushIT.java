package care.sij.exchange.push;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import care.sij.fhir.ResourceIds;
import care.sij.support.Answer;
import care.sij.support.Journey;
import care.sij.support.SecondProcess;
import care.sij.support.SimulatedEhr;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.Request;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is told arrives in EHRs that take no messages, once, as far as each takes it, however they behave. */
class PushIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final SimulatedEhr EPIC = SimulatedEhr.epicLike();
    private static final SimulatedEhr ORACLE = SimulatedEhr.oracleLike("bodySite.extension", "onsetDateTime");
    private static SecondProcess service;

    @BeforeAll
    static void start() throws SQLException {
        service = SecondProcess.start(
                "--sij.partners.demo-hospital.delivery.endpoint=" + EPIC.base(),
                "--sij.partners.demo-hospital.delivery.channel=fhir-rest",
                "--sij.partners.demo-hospital.delivery.profile=epic",
                "--sij.partners.demo-hospital.delivery.events=sij-referral-response,sij-consult-note,"
                        + "sij-injection-outcome",
                "--sij.partners.demo-clinic.delivery.endpoint=" + ORACLE.base(),
                "--sij.partners.demo-clinic.delivery.channel=fhir-rest",
                "--sij.partners.demo-clinic.delivery.profile=oracle-health",
                "--sij.partners.demo-clinic.delivery.events=sij-referral-request,sij-referral-update",
                "--sij.delivery.answer-within=4s");
    }

    @AfterAll
    static void stop() {
        service.close();
        EPIC.close();
        ORACLE.close();
    }

    @Test
    void writesWhatEpicTakesOnce() {
        Journey journey = journey("pushed");
        tell(journey, 0, 1, 3, 6);
        awaitSettled(journey, "demo-hospital", "delivered TAKEN_WITH_LOSS", 3);
        for (String type : List.of("Observation", "Procedure", "Condition")) {
            assertThat(sources(EPIC.held(type, journey.patient())))
                    .as(type)
                    .containsExactlyElementsOf(told(journey, type, 3, 6));
        }
        assertThat(EPIC.held("DocumentReference", journey.patient()))
                .hasSize(told(journey, "DocumentReference", 3, 6).size() + 3);
        assertThat(losses(journey, "demo-hospital")).contains("Task TYPE_NOT_TAKEN", "CarePlan TYPE_NOT_TAKEN");
        JsonNode procedure = EPIC.held("Procedure", journey.patient()).get(0);
        assertThat(procedure.toString()).doesNotContain("demo-hospital.example.org/fhir");
    }

    @Test
    void writesWhatOracleTakesAndSetsDownWhatItDropped() {
        Journey journey = journey("dropping");
        tell(journey, 0, 1, 4, 15);
        awaitSettled(journey, "demo-clinic", "delivered TAKEN_WITH_LOSS", 2);
        String number = "C-" + journey.patient();
        assertThat(sources(ORACLE.held("Condition", number))).containsExactlyElementsOf(told(journey, "Condition", 4));
        assertThat(ORACLE.held("DocumentReference", number))
                .as("a note of each message")
                .hasSize(2);
        assertThat(sources(ORACLE.held("Observation", number)))
                .as("a laboratory result")
                .containsExactlyElementsOf(told(journey, "Observation", 15));
        assertThat(losses(journey, "demo-clinic")).contains("DiagnosticReport TYPE_NOT_TAKEN");
        assertThat(dropped(journey)).contains("Condition.bodySite.extension");
        awaitSettled(journey, "demo-clinic", "dead NO_PATIENT", 1);
    }

    @Test
    void tellsThoseWhoReadWhatItSays() {
        Journey journey = journey("note");
        tell(journey, 0, 1);
        awaitSettled(journey, "demo-hospital", "delivered TAKEN_WITH_LOSS", 1);
        JsonNode attachment = EPIC.held("DocumentReference", journey.patient())
                .get(0)
                .path("content")
                .path(0)
                .path("attachment");
        String text =
                new String(Base64.getDecoder().decode(attachment.path("data").asString()), StandardCharsets.UTF_8);
        assertThat(text).contains("sij-referral-response", "- Task: Fulfill the focal request", "Right");
    }

    @Test
    void writesEachPartOnceWhenTheFirstAnswerToEachTypeIsBad() {
        Journey journey = journey("stumble");
        String id = SimulatedEhr.patientId(journey.patient());
        EPIC.answersFirst(aResponse().withStatus(503), posts("DocumentReference", id));
        EPIC.doesAndAnswers(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER), posts("Observation", id));
        EPIC.doesAndAnswers(aResponse().withStatus(201).withFixedDelay(7_000), posts("Procedure", id));
        tell(journey, 0, 1, 3, 6);
        awaitSettled(journey, "demo-hospital", "delivered TAKEN_WITH_LOSS", 3);
        for (String type : List.of("Observation", "Procedure", "Condition")) {
            assertThat(sources(EPIC.held(type, journey.patient())))
                    .as(type)
                    .containsExactlyElementsOf(told(journey, type, 3, 6));
        }
    }

    @Test
    void doesNotTakeAnEhrForDownThatTakesSomeOfEachAttempt() {
        Journey journey = journey("some-of-it");
        Set<String> observations = told(journey, "Observation", 3);
        assertThat(observations).hasSizeGreaterThan(6);
        String id = SimulatedEhr.patientId(journey.patient());
        observations.forEach(number -> EPIC.answersFirst(
                aResponse().withStatus(503),
                request -> posts("Observation", id).test(request)
                        && request.getBodyAsString().contains(number)));
        double before = again("BUSY");
        tell(journey, 0, 1, 3);
        awaitSettled(journey, "demo-hospital", "delivered TAKEN_WITH_LOSS", 2);
        assertThat(sources(EPIC.held("Observation", journey.patient()))).containsExactlyElementsOf(observations);
        assertThat(again("BUSY") - before).isLessThanOrEqualTo(1);
    }

    /** Each look at whether there is a turn searches the EHR for the patient. */
    @Test
    void looksSeldomWhetherAnotherMessageHasWrittenAPart() {
        Journey journey = journey("turn");
        JsonNode number = JSON.readTree(journey.messages().get(3).json()).path("entry").values().stream()
                .map(entry -> entry.path("resource"))
                .filter(resource ->
                        "Observation".equals(resource.path("resourceType").asString()))
                .map(resource -> resource.path("identifier").path(0))
                .findFirst()
                .orElseThrow();
        String part = "Observation/"
                + ResourceIds.of(
                        "Observation",
                        number.path("system").asString(),
                        number.path("value").asString());
        service.bean(JdbcClient.class)
                .sql("insert into push_part (partner, message_id, part, told, state, at)"
                        + " values ('demo-hospital', 'another-in-turn', ?, now(), 'planned', now())")
                .param(part)
                .update();
        tell(journey, 0, 1, 3);

        Awaitility.await()
                .pollInSameThread()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(pauses(journey)).hasSize(1));
        assertThat(pauses(journey)).allMatch(seconds -> seconds > 20);
        assertThat(service.bean(JdbcClient.class)
                        .sql("select sent_attempt = attempts from outbox"
                                + " where partner = 'demo-hospital' and telling = any(?) and reason = 'NO_TURN'")
                        .param(tellings(journey))
                        .query(Boolean.class)
                        .list())
                .as("the EHR was asked for the patient in that attempt")
                .containsExactly(true);
        service.bean(JdbcClient.class)
                .sql("update push_part set state = 'refused' where message_id = 'another-in-turn'")
                .update();
    }

    /** Seconds until what had no turn is looked at again. */
    private static List<Double> pauses(Journey journey) {
        return service.bean(JdbcClient.class)
                .sql(
                        "select extract(epoch from t.due - now()) from outbox o join delivery_thread t using (partner, thread)"
                                + " where partner = 'demo-hospital' and telling = any(?) and reason = 'NO_TURN'")
                .param(tellings(journey))
                .query(Double.class)
                .list();
    }

    private static double again(String reason) {
        return Metrics.globalRegistry
                .find("sij.deliveries")
                .tags("outcome", "again", "reason", reason)
                .counters()
                .stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    static Stream<Arguments> unclear() {
        return Stream.of(
                Arguments.of("u-reset", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)),
                Arguments.of("u-silent", aResponse().withStatus(201).withFixedDelay(7_000)),
                Arguments.of("u-conflict", aResponse().withStatus(409)),
                Arguments.of("u-precondition", aResponse().withStatus(412)),
                Arguments.of("u-html", aResponse().withStatus(200).withBody("<html>Sign in</html>")),
                Arguments.of("u-empty", aResponse().withStatus(201)),
                Arguments.of("u-gateway", aResponse().withStatus(504).withBody("<html>Timeout</html>")));
    }

    /** It was written, and nobody can tell from the answer. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("unclear")
    void looksBeforeItWritesAgain(String word, ResponseDefinitionBuilder answer) {
        Journey journey = journey(word);
        String id = SimulatedEhr.patientId(journey.patient());
        EPIC.doesAndAnswers(answer, posts("DocumentReference", id));
        tell(journey, 0, 1);
        awaitSettled(journey, "demo-hospital", "delivered TAKEN_WITH_LOSS", 1);
        assertThat(EPIC.held("DocumentReference", journey.patient())).hasSize(1);
    }

    static Stream<Arguments> searches() {
        String failure =
                "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"fatal\",\"code\":\"transient\"}]}";
        return Stream.of(
                Arguments.of("s-busy", aResponse().withStatus(503)),
                Arguments.of("s-html", aResponse().withStatus(200).withBody("<html>Sign in</html>")),
                Arguments.of("s-unauthorized", aResponse().withStatus(401)),
                Arguments.of(
                        "s-outcome",
                        aResponse()
                                .withStatus(200)
                                .withHeader("Content-Type", "text/plain")
                                .withBody(
                                        "{\"resourceType\":\"Bundle\",\"type\":\"searchset\",\"entry\":[{\"resource\":"
                                                + failure + ",\"search\":{\"mode\":\"outcome\"}}]}")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("searches")
    void doesNotTakeAFailedSearchForNothingFound(String word, ResponseDefinitionBuilder answer) {
        Journey journey = journey(word);
        String id = SimulatedEhr.patientId(journey.patient());
        EPIC.answersFirst(
                answer,
                request -> request.getUrl().contains("Patient?")
                        && request.getUrl().endsWith(journey.patient()));
        EPIC.answersFirst(
                answer,
                request -> request.getUrl().contains("DocumentReference?")
                        && request.getUrl().contains(id));
        tell(journey, 0, 1);
        awaitSettled(journey, "demo-hospital", "delivered TAKEN_WITH_LOSS", 1);
        assertThat(EPIC.held("DocumentReference", journey.patient())).hasSize(1);
    }

    static Stream<Arguments> finalAnswers() {
        String glass =
                "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"fatal\",\"code\":\"suppressed\","
                        + "\"details\":{\"coding\":[{\"code\":\"4130\"}]}}]}";
        return Stream.of(
                Arguments.of("f-forbidden", aResponse().withStatus(403), "dead FORBIDDEN"),
                Arguments.of("f-glass", aResponse().withStatus(200).withBody(glass), "dead FORBIDDEN"),
                Arguments.of("f-invalid", aResponse().withStatus(422), "dead REFUSED"),
                Arguments.of(
                        "f-redirect",
                        aResponse().withStatus(307).withHeader("Location", "http://localhost:1/"),
                        "dead NOT_THERE"),
                Arguments.of("f-method", aResponse().withStatus(405), "delivered TAKEN_WITH_LOSS"));
    }

    @ParameterizedTest(name = "{0} -> {2}")
    @MethodSource("finalAnswers")
    void doesNotRepeatWhatIsRefused(String word, ResponseDefinitionBuilder answer, String end) {
        Journey journey = journey(word);
        String id = SimulatedEhr.patientId(journey.patient());
        EPIC.answersFirst(answer, posts("DocumentReference", id));
        tell(journey, 0, 1);
        awaitSettled(journey, "demo-hospital", end, 1);
        assertThat(EPIC.held("DocumentReference", journey.patient())).isEmpty();
    }

    @Test
    void createsNobodyWhomThePartnerDoesNotKnow() {
        Journey journey = journey("unknown");
        tell(journey, 0, 1);
        awaitSettled(journey, "demo-hospital", "dead NO_PATIENT", 1);
        assertThat(EPIC.asked(line -> line.startsWith("POST") && line.contains("/Patient")))
                .isEmpty();
    }

    private static Predicate<Request> posts(String type, String patientId) {
        return request -> request.getMethod().getName().equals("POST")
                && request.getUrl().endsWith("/" + type)
                && request.getBodyAsString().contains(patientId);
    }

    private static Journey journey(String word) {
        return Journey.named("J1").about("SYN-001-ehr-" + word);
    }

    private static void tell(Journey journey, int... places) {
        for (int place : places) {
            Journey.Message message = journey.messages().get(place);
            assertThat(Answer.of(service.partner(message.client()).send(message.json()))
                            .code())
                    .isEqualTo("ok");
        }
    }

    /** The identifier values that messages tell of a type. */
    private static Set<String> told(Journey journey, String type, int... places) {
        Set<String> told = new TreeSet<>();
        for (int place : places) {
            JSON.readTree(journey.messages().get(place).json()).path("entry").values().stream()
                    .map(entry -> entry.path("resource"))
                    .filter(resource ->
                            type.equals(resource.path("resourceType").asString()))
                    .forEach(resource -> told.add(
                            resource.path("identifier").path(0).path("value").asString()));
        }
        return told;
    }

    /** The first identifier value of each: the source's. */
    private static List<String> sources(List<JsonNode> held) {
        return held.stream()
                .map(resource ->
                        resource.path("identifier").path(0).path("value").asString())
                .sorted()
                .toList();
    }

    private static void awaitSettled(Journey journey, String partner, String end, int count) {
        Awaitility.await()
                .pollInSameThread()
                .atMost(Duration.ofSeconds(90))
                .untilAsserted(() -> assertThat(ends(journey, partner))
                        .contains(end)
                        .satisfies(ends -> assertThat(
                                        ends.stream().filter(end::equals).count())
                                .isGreaterThanOrEqualTo(count)));
    }

    private static List<String> ends(Journey journey, String partner) {
        return service.bean(JdbcClient.class)
                .sql("select state || ' ' || coalesce(reason, '') from outbox where partner = ? and telling = any(?)")
                .params(List.of(partner, tellings(journey)))
                .query(String.class)
                .list();
    }

    private static Set<String> losses(Journey journey, String partner) {
        return service.bean(JdbcClient.class)
                .sql("select split_part(part, '/', 1) || ' ' || p.reason from push_part p join outbox o"
                        + " using (partner, message_id) where p.state = 'lost' and partner = ? and telling = any(?)")
                .params(List.of(partner, tellings(journey)))
                .query(String.class)
                .set();
    }

    private static Set<String> dropped(Journey journey) {
        return service.bean(JdbcClient.class)
                .sql("select unnest(dropped) from push_part p join outbox o using (partner, message_id)"
                        + " where partner = 'demo-clinic' and telling = any(?)")
                .param(tellings(journey))
                .query(String.class)
                .set();
    }

    private static String[] tellings(Journey journey) {
        return journey.messages().stream()
                .map(Journey.Message::id)
                .collect(Collectors.toSet())
                .toArray(String[]::new);
    }
}
