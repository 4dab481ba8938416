package care.sij.exchange.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.exchange.Deliveries;
import care.sij.support.Answer;
import care.sij.support.Journey;
import care.sij.support.SecondProcess;
import care.sij.support.SimulatedPartner;
import care.sij.support.SimulatedV2Hospital;
import care.sij.support.V2Behaviour;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

/** A hospital that speaks nothing but HL7 v2 refers, and is told everything by v2, once, however it answers. */
class V2OnlyHospitalIT {

    private static final SimulatedV2Hospital HOSPITAL = SimulatedV2Hospital.start();
    private static final SimulatedPartner CLINIC = SimulatedPartner.start();
    private static SecondProcess service;

    @BeforeAll
    static void start() throws SQLException {
        service = SecondProcess.start(
                "--spring.config.additional-location=classpath:/hl7v2/listeners.yaml",
                "--sij.partners.second-hospital.role=hospital",
                "--sij.partners.second-hospital.organization=Second Hospital",
                "--sij.partners.second-hospital.source-endpoints=http://second-hospital.example.org/fhir",
                "--sij.partners.second-hospital.jwks-url=https://second-hospital.example.org/jwks",
                "--sij.partners.demo-hospital.delivery.endpoint=" + HOSPITAL.endpoint(),
                "--sij.partners.demo-hospital.delivery.channel=hl7v2",
                "--sij.partners.demo-hospital.delivery.hl7v2.application=EHR",
                "--sij.partners.demo-hospital.delivery.hl7v2.facility=DEMOHOSP",
                "--sij.partners.demo-hospital.delivery.events=sij-referral-response,sij-appointment-notice,"
                        + "sij-consult-note,sij-injection-outcome,sij-surgery-report,sij-referral-outcome,"
                        + "sij-postop-followup,sij-cancel-confirm",
                "--sij.partners.demo-clinic.delivery.endpoint=" + CLINIC.endpoint(),
                "--sij.partners.demo-clinic.delivery.events=sij-referral-request",
                "--sij.delivery.answer-within=2s");
    }

    @AfterAll
    static void stop() {
        service.close();
        HOSPITAL.close();
        CLINIC.close();
    }

    @Test
    void refersAndIsToldTheWholeJourney() {
        Journey journey = journey("v2only");
        V2Sample referral = V2Sample.named("ref-i12/01-epic-like")
                .with("SYN-V2A-001", journey.patient())
                .with("REF-SYN-V2A-1", "REF-" + journey.patient() + "-1")
                .with("V2-I12-001", "V2-I12-v2only")
                .with("Synthetica^Avery^T", "Synthetica-One^Avery");
        assertThat(MllpSender.send("demo-hospital", referral).code()).isEqualTo("AA");

        tell(journey, 1, 2, 3, 6, 18, 19, 20);

        List<String> heard = awaited(journey, 11);
        assertThat(heard)
                .extracting(SimulatedV2Hospital::typeOf)
                .containsExactly(
                        "RRI^I12", "SIU^S12", "ORU^R01", "MDM^T02", "ORU^R01", "MDM^T02", "MDM^T02", "ORU^R01",
                        "RRI^I12", "MDM^T02", "ORU^R01", "MDM^T02");
        assertThat(heard)
                .allSatisfy(message -> assertThat(SimulatedV2Hospital.field(message, "PID", 3))
                        .isEqualTo(journey.patient() + "^^^HOSPMRN^MR"));
        assertThat(SimulatedV2Hospital.field(heard.get(0), "RF1", 6))
                .isEqualTo("REF-" + journey.patient() + "-1^HOSPREF");
        assertThat(HOSPITAL.received(journey.patient())).hasSize(heard.size());
        awaitState(journey, "delivered", 7);
        assertThat(losses(journey)).contains("CarePlan NO_PLACE").doesNotContain("Observation NO_PLACE");
        assertThat(service.bean(Deliveries.class)
                        .page(
                                new Deliveries.Asked(Optional.of("demo-hospital"), Optional.empty()),
                                Optional.empty(),
                                100)
                        .items())
                .flatExtracting(Deliveries.Item::lost)
                .contains("CarePlan NO_PLACE");
    }

    static Stream<Arguments> misbehaviours() {
        return Stream.of(
                Arguments.of("v-reset", V2Behaviour.resets()),
                Arguments.of("v-half", V2Behaviour.halfAnAck()),
                Arguments.of("v-silent", V2Behaviour.isSilent()),
                Arguments.of("v-other", V2Behaviour.acksAnother()),
                Arguments.of("v-html", V2Behaviour.says("\u000B<html>Sign in</html>\u001C\r")),
                Arguments.of("v-busy", V2Behaviour.nak("AE", "206")),
                Arguments.of("v-failing", V2Behaviour.nak("AR", "207")),
                Arguments.of("v-uncommitted", V2Behaviour.code("CE")),
                Arguments.of("v-unsaid", V2Behaviour.code("AE")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("misbehaviours")
    void isToldInTheEndByTheSameBytes(String word, V2Behaviour behaviour) {
        Journey journey = journey(word);
        HOSPITAL.answersFirst("REF-" + journey.patient() + "-1", behaviour);
        tell(journey, 0, 1, 2);
        awaitState(journey, "delivered", 2);
        List<String> received = HOSPITAL.received("REF-" + journey.patient() + "-1");
        assertThat(received).extracting(SimulatedV2Hospital::typeOf).containsExactly("RRI^I12", "RRI^I12", "SIU^S12");
        assertThat(received.get(1)).isEqualTo(received.get(0));
    }

    @Test
    void isNotToldTwiceWhenItAcknowledgesTwice() {
        Journey journey = journey("v-twice");
        HOSPITAL.answersAlways("REF-" + journey.patient() + "-1", V2Behaviour.takesTwice());
        tell(journey, 0, 1, 2, 3);
        awaitState(journey, "delivered", 3);
        assertThat(HOSPITAL.received("REF-" + journey.patient() + "-1"))
                .extracting(SimulatedV2Hospital::typeOf)
                .containsExactly("RRI^I12", "SIU^S12", "ORU^R01", "MDM^T02");
    }

    @Test
    void goesOnWithinALetterWhereItStopped() {
        Journey journey = journey("v-middle");
        HOSPITAL.answersFirst("|MDM^T02^MDM_T02|", V2Behaviour.resets());
        tell(journey, 0, 1, 3);
        awaitState(journey, "delivered", 2);
        assertThat(HOSPITAL.received("REF-" + journey.patient() + "-1"))
                .extracting(SimulatedV2Hospital::typeOf)
                .containsExactly("RRI^I12", "ORU^R01", "MDM^T02", "MDM^T02");
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of("v-content", V2Behaviour.nak("AE", "101"), "REFUSED"),
                Arguments.of("v-type", V2Behaviour.nak("AR", "200"), "NOT_THERE"),
                Arguments.of("v-commit", V2Behaviour.code("CR"), "REFUSED"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void hasWhatItRefusesSetAsideAndTheNextSent(String word, V2Behaviour behaviour, String reason) {
        Journey journey = journey(word);
        HOSPITAL.answersFirst("REF-" + journey.patient() + "-1", behaviour);
        tell(journey, 0, 1, 2);
        awaitState(journey, "dead", 1);
        awaitState(journey, "delivered", 1);
        assertThat(states(journey)).contains("dead " + reason);
    }

    @Test
    void delaysNoOtherPartnerWhileItIsSilent() {
        Journey silent = journey("v-mute");
        Journey other = journey("v-heard");
        HOSPITAL.answersAlways("REF-" + silent.patient() + "-1", V2Behaviour.isSilent());
        tell(silent, 0, 1);
        tell(other, 0);
        Awaitility.await()
                .pollInSameThread()
                .atMost(Duration.ofSeconds(10))
                .until(() -> !CLINIC.received(other.patient()).isEmpty());
        assertThat(states(silent)).noneMatch(state -> state.startsWith("delivered"));
        HOSPITAL.answersWell("REF-" + silent.patient() + "-1");
        awaitState(silent, "delivered", 1);
    }

    private static Journey journey(String word) {
        return Journey.named("J1").about("SYN-001-" + word);
    }

    private static void tell(Journey journey, int... places) {
        for (int place : places) {
            Journey.Message message = journey.messages().get(place);
            assertThat(Answer.of(service.partner(message.client()).send(message.json()))
                            .code())
                    .isEqualTo("ok");
        }
    }

    private static List<String> awaited(Journey journey, int count) {
        Awaitility.await()
                .pollInSameThread()
                .atMost(Duration.ofSeconds(40))
                .until(() -> HOSPITAL.messages(journey.patient()).size() >= count);
        awaitState(journey, "delivered", 7);
        return HOSPITAL.messages(journey.patient());
    }

    private static void awaitState(Journey journey, String state, int count) {
        Awaitility.await()
                .pollInSameThread()
                .atMost(Duration.ofSeconds(40))
                .until(() -> states(journey).stream()
                                .filter(found -> found.startsWith(state))
                                .count()
                        >= count);
    }

    private static List<String> states(Journey journey) {
        return service.bean(JdbcClient.class)
                .sql("select state || ' ' || coalesce(reason, '') from outbox where partner = 'demo-hospital'"
                        + " and telling = any(?)")
                .param(tellings(journey).toArray(String[]::new))
                .query(String.class)
                .list();
    }

    private static Set<String> losses(Journey journey) {
        return service
                .bean(JdbcClient.class)
                .sql("select split_part(p.part, '/', 1) || ' ' || p.reason from push_part p join outbox o"
                        + " using (partner, message_id) where p.state = 'lost' and o.telling = any(?)")
                .param(tellings(journey).toArray(String[]::new))
                .query(String.class)
                .list()
                .stream()
                .collect(Collectors.toSet());
    }

    private static Set<String> tellings(Journey journey) {
        return journey.messages().stream().map(Journey.Message::id).collect(Collectors.toSet());
    }
}
