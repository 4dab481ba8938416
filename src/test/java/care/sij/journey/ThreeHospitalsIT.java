package care.sij.journey;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.support.Answer;
import care.sij.support.DemoPartner;
import care.sij.support.Journey;
import care.sij.support.PackagedJar;
import care.sij.support.Parallel;
import care.sij.support.SameDatabase;
import care.sij.support.SimulatedEhr;
import care.sij.support.SimulatedPartner;
import care.sij.support.SimulatedV2Hospital;
import care.sij.support.V2Sender;
import care.sij.support.WholeService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Three hospitals, of which one takes single resources as Epic does, one as Oracle does and one speaks HL7 v2 only,
 * refer three patients each to one clinic, through two processes on one database of which one is killed now and then,
 * while everybody stumbles: in the end each holds what it subscribed to, once, and of each referral in order.
 */
@Tag("long")
class ThreeHospitalsIT {

    private static final long SEED = 20261126;
    private static final List<String> JOURNEYS = List.of("J1", "J2", "J3");
    private static final int KILLS = 3;
    private static final String HOSPITALS_EVENTS =
            "sij-referral-request,sij-referral-update,sij-referral-cancel,sij-patient-link";
    private static final String CLINICS_EVENTS = "sij-referral-response,sij-appointment-notice,sij-consult-note,"
            + "sij-injection-outcome,sij-surgery-report,sij-postop-followup,sij-referral-outcome,sij-cancel-confirm";

    private final Random random = new Random(SEED);
    private final AtomicReferenceArray<PackagedJar> processes = new AtomicReferenceArray<>(2);
    private final int[] v2Ports = {freePort(), freePort()};
    private final SimulatedEhr epic = SimulatedEhr.epicLike();
    private final SimulatedEhr oracle = SimulatedEhr.oracleLike("bodySite.extension");
    private final SimulatedV2Hospital v2 = SimulatedV2Hospital.stumbling(SEED);
    private final SimulatedPartner clinic = SimulatedPartner.stumbling(SEED + 1);

    private record Referred(HospitalKind by, Journey journey) {}

    @Test
    void eachHoldsWhatItSubscribedToOnceAndInOrder() throws Exception {
        epic.stumbles(SEED + 2);
        oracle.stumbles(SEED + 3);
        List<Referred> referred = Stream.of(HospitalKind.values())
                .flatMap(kind -> JOURNEYS.stream().map(name -> new Referred(kind, kind.journey(name))))
                .toList();
        try (epic;
                oracle;
                v2;
                clinic) {
            try {
                for (int place = 0; place < processes.length(); place++) {
                    processes.set(place, start(place));
                }
                List<Callable<Boolean>> work = new ArrayList<>();
                referred.forEach(one -> work.add(() -> told(one)));
                work.add(this::killed);
                assertThat(Parallel.run(work.size(), work)).containsOnly(true);
                awaitNothingWaits();
                assertNothingWasSetAside();
            } finally {
                for (int place = 0; place < processes.length(); place++) {
                    processes.get(place).close();
                }
            }
            referred.forEach(this::assertHeard);
            assertThat(v2.received("MSH"))
                    .as("told to the v2 hospital")
                    .allMatch(message ->
                            SimulatedV2Hospital.field(message, "PID", 3).contains("v2-hospital"));
        }
    }

    private void assertHeard(Referred referred) {
        Journey journey = referred.journey();
        assertClinic(referred);
        switch (referred.by()) {
            case EPIC_LIKE -> HeldByEhr.assertIn(epic, "epic", journey);
            case ORACLE_LIKE -> HeldByEhr.assertIn(oracle, "oracle-health", journey);
            case V2_ONLY -> assertV2(journey);
        }
    }

    /** Each message of the hospital, once and in order, with all that it states. */
    private void assertClinic(Referred referred) {
        Journey journey = referred.journey();
        List<String> messages = clinic.messages(journey.patient());
        List<Journey.Message> sent = journey.messages().stream()
                .filter(message -> message.client().equals(referred.by().id()))
                .toList();
        assertThat(messages)
                .extracting(SimulatedPartner::eventOf)
                .as(journey.patient())
                .containsExactlyElementsOf(
                        sent.stream().map(Journey.Message::event).toList());
        for (int place = 0; place < sent.size(); place++) {
            if (referred.by() == HospitalKind.V2_ONLY) {
                assertScore(messages.get(place), journey, sent.get(place));
            } else {
                assertThat(Stated.in(messages.get(place)))
                        .as(journey.patient() + " " + place)
                        .isEqualTo(Stated.in(sent.get(place).json()));
            }
        }
        assertThat(messages).containsAll(clinic.received(journey.patient()));
    }

    private static void assertScore(String message, Journey journey, Journey.Message sent) {
        assertThat(Stated.resources(message)
                        .filter(resource -> resource.path("code").toString().contains("72514-3"))
                        .map(Stated::value))
                .as(journey.patient())
                .containsExactly(HospitalKind.score(journey, sent) + " {score}");
        assertThat(Stated.all(message)
                        .filter(resource -> Stated.type(resource).equals("Task"))
                        .map(task -> Stated.referral(task, "PLAC")))
                .containsExactly("REF-" + journey.patient() + "-1");
    }

    /** Each v2 message that the map makes of what the clinic told, once and in order, with all that it states. */
    private void assertV2(Journey journey) {
        List<String> messages = v2.messages(journey.patient());
        assertThat(messages)
                .extracting(V2Statement::read)
                .as(journey.patient())
                .containsExactlyElementsOf(ToldByV2.of(HeldByEhr.clinics(journey)));
        assertThat(messages).as("nor with two contents under one").containsAll(v2.received(journey.patient()));
    }

    /** Senders that keep at it, at whichever process answers. */
    private boolean told(Referred referred) {
        Function<Journey.Message, Sending> way = message ->
                referred.by() == HospitalKind.V2_ONLY && !message.client().equals("demo-clinic")
                        ? byV2(HospitalKind.asV2(referred.journey(), message))
                        : byMessage(referred.by(), message);
        referred.journey().messages().stream().map(way).forEach(this::keepSending);
        return true;
    }

    /** One attempt at one of the processes: whether it was taken. */
    private interface Sending {
        boolean takenBy(int place) throws IOException;
    }

    private void keepSending(Sending sending) {
        Awaitility.await()
                .pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(300))
                .atMost(Duration.ofMinutes(6))
                .ignoreExceptions()
                .until(() -> taken(sending, 0) || taken(sending, 1));
    }

    private static boolean taken(Sending sending, int place) {
        try {
            return sending.takenBy(place);
        } catch (IOException | RuntimeException gone) {
            return false;
        }
    }

    private Sending byV2(String message) {
        return place -> V2Sender.send(v2Ports[place], message).equals("AA");
    }

    private Sending byMessage(HospitalKind kind, Journey.Message message) {
        return place -> {
            String url = processes.get(place).baseUrl();
            DemoPartner sender = message.client().equals(kind.id())
                    ? DemoPartner.with(kind.client(), url)
                    : new DemoPartner(message.client(), url);
            return Answer.of(sender.send(message.json())).code().equals("ok");
        };
    }

    private boolean killed() throws Exception {
        for (int kill = 0; kill < KILLS; kill++) {
            int place = kill % processes.length();
            processes.get(place).killAfter(Duration.ofMillis(1_000 + random.nextInt(3_000)));
            processes.set(place, start(place));
        }
        return true;
    }

    private PackagedJar start(int place) throws IOException, SQLException {
        List<String> options = new ArrayList<>(SameDatabase.options());
        options.addAll(List.of(
                "-Dsij.partners.demo-clinic.delivery.endpoint=" + clinic.endpoint(),
                "-Dsij.partners.demo-clinic.delivery.events=" + HOSPITALS_EVENTS,
                "-Dsij.delivery.answer-within=2s",
                PackagedJar.SHORT_LIVED));
        options.addAll(delivery(HospitalKind.EPIC_LIKE, epic.base(), "fhir-rest", "epic"));
        options.addAll(delivery(HospitalKind.ORACLE_LIKE, oracle.base(), "fhir-rest", "oracle-health"));
        options.addAll(delivery(HospitalKind.V2_ONLY, v2.endpoint(), "hl7v2", "generic-v2"));
        String line = "-Dsij.partners." + HospitalKind.V2_ONLY.id() + ".delivery.hl7v2.";
        options.addAll(List.of(line + "application=EHR", line + "facility=V2HOSP"));
        options.addAll(listener(v2Ports[place]));
        PackagedJar jar = PackagedJar.start(
                PackagedJar.emptyDirectory("three-hospitals-" + place), options.toArray(String[]::new));
        jar.awaitReady(Duration.ofMinutes(5));
        return jar;
    }

    private static List<String> delivery(HospitalKind kind, String endpoint, String channel, String profile) {
        String delivery = "-Dsij.partners." + kind.id() + ".delivery.";
        List<String> settings = new ArrayList<>(kind.registration());
        settings.addAll(List.of(
                delivery + "endpoint=" + endpoint,
                delivery + "channel=" + channel,
                delivery + "profile=" + profile,
                delivery + "events=" + CLINICS_EVENTS));
        return settings;
    }

    private static List<String> listener(int port) {
        String hl7v2 = "-Dsij.partners." + HospitalKind.V2_ONLY.id() + ".hl7v2.";
        return List.of(
                hl7v2 + "port=" + port,
                hl7v2 + "application=EHR",
                hl7v2 + "facility=V2HOSP",
                hl7v2 + "numbers-below=" + HospitalKind.V2_ONLY.base());
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    private static void assertNothingWasSetAside() {
        assertThat(WholeService.bean(JdbcClient.class)
                        .sql("select distinct state from outbox where thread ~ '(epic|oracle|v2)-hospital'")
                        .query(String.class)
                        .list())
                .containsExactly("delivered");
    }

    private static void awaitNothingWaits() {
        Awaitility.await()
                .pollInSameThread()
                .pollInterval(Duration.ofMillis(500))
                .atMost(Duration.ofMinutes(6))
                .until(() -> WholeService.bean(JdbcClient.class)
                        .sql(
                                "select count(*) = 0 from outbox where state = 'waiting' and thread ~ '(epic|oracle|v2)-hospital'")
                        .query(Boolean.class)
                        .single());
    }
}
