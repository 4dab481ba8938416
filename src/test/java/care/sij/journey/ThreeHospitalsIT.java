package care.sij.journey;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.support.Answer;
import care.sij.support.DemoPartner;
import care.sij.support.Journey;
import care.sij.support.PackagedJar;
import care.sij.support.Parallel;
import care.sij.support.SimulatedEhr;
import care.sij.support.SimulatedPartner;
import care.sij.support.SimulatedV2Hospital;
import care.sij.support.V2Sender;
import care.sij.support.WholeService;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Three hospitals, of which one takes single resources as Epic does, one as Oracle does and one speaks HL7 v2 only,
 * refer three patients each to one clinic, through two processes on one database of which one is killed now and then,
 * while everybody stumbles: in the end each holds what it subscribed to, once, and of each referral in order.
 */
class ThreeHospitalsIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final long SEED = 20261126;
    private static final int KILLS = Integer.getInteger("sij.test.delivery.kills", 3);
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
                .flatMap(kind -> Stream.of("J1", "J2", "J3").map(name -> new Referred(kind, kind.journey(name))))
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
        }
    }

    private void assertHeard(Referred referred) {
        Journey journey = referred.journey();
        assertMessages(journey, referred.by().id());
        switch (referred.by()) {
            case EPIC_LIKE -> {
                assertNotes(epic, journey);
                for (String type : List.of("Observation", "Procedure", "Condition")) {
                    assertThat(held(epic, type, journey)).as(type).containsExactlyElementsOf(told(journey, type));
                }
            }
            case ORACLE_LIKE -> {
                assertNotes(oracle, journey);
                assertThat(held(oracle, "Condition", journey)).containsExactlyElementsOf(told(journey, "Condition"));
            }
            case V2_ONLY -> assertV2(journey);
        }
    }

    private void assertMessages(Journey journey, String hospital) {
        List<String> messages = clinic.messages(journey.patient());
        assertThat(messages)
                .extracting(SimulatedPartner::eventOf)
                .as(journey.patient())
                .containsExactlyElementsOf(journey.messages().stream()
                        .filter(message -> message.client().equals(hospital))
                        .map(Journey.Message::event)
                        .toList());
        assertThat(messages).containsAll(clinic.received(journey.patient()));
    }

    /** Each message leaves a note of what it says, beside the documents that came with it. */
    private static void assertNotes(SimulatedEhr ehr, Journey journey) {
        assertThat(ehr.held("DocumentReference", journey.patient()))
                .extracting(document -> document.path("description").asString(""))
                .filteredOn(description -> description.startsWith("SIJ Pathways: "))
                .as(journey.patient())
                .containsExactlyElementsOf(clinics(journey)
                        .map(message -> "SIJ Pathways: " + message.event())
                        .toList());
    }

    private static Stream<Journey.Message> clinics(Journey journey) {
        return journey.messages().stream().filter(message -> message.client().equals("demo-clinic"));
    }

    private void assertV2(Journey journey) {
        List<String> messages = v2.messages(journey.patient());
        String types = messages.stream().map(SimulatedV2Hospital::typeOf).collect(Collectors.joining(" ", "", " "));
        assertThat(types)
                .as(journey.patient())
                .matches(clinics(journey).map(ThreeHospitalsIT::v2Types).collect(Collectors.joining()));
        assertThat(messages.stream().map(message -> message.substring(message.indexOf('\r'))))
                .as("none twice under two control ids")
                .doesNotHaveDuplicates();
        assertThat(messages).as("nor with two contents under one").containsAll(v2.received(journey.patient()));
    }

    /** The messages of each event, as docs/api/hl7v2-out.md has them. */
    private static String v2Types(Journey.Message message) {
        return switch (message.event()) {
            case "sij-referral-response" -> "RRI\\^I12 ";
            case "sij-appointment-notice" -> "SIU\\^S1[23] ";
            case "sij-consult-note" -> "(ORU\\^R01 ){0,2}(MDM\\^T02 )+";
            case "sij-injection-outcome" -> "(ORU\\^R01 ){1,3}(MDM\\^T02 )*";
            case "sij-surgery-report" -> "(MDM\\^T02 )+(ORU\\^R01 ){0,2}";
            case "sij-postop-followup" -> "(ORU\\^R01 ){1,2}(MDM\\^T02 )*";
            case "sij-referral-outcome" -> "RRI\\^I1[23] (MDM\\^T02 )+";
            default -> throw new IllegalArgumentException(message.event());
        };
    }

    /** The source's numbers of what an EHR holds of a type. */
    private static List<String> held(SimulatedEhr ehr, String type, Journey journey) {
        return ehr.held(type, journey.patient()).stream()
                .map(ThreeHospitalsIT::number)
                .sorted()
                .toList();
    }

    private static Set<String> told(Journey journey, String type) {
        Set<String> told = new TreeSet<>();
        clinics(journey)
                .flatMap(message -> JSON.readTree(message.json()).path("entry").values().stream())
                .map(entry -> entry.path("resource"))
                .filter(resource -> type.equals(resource.path("resourceType").asString()))
                .forEach(resource -> told.add(number(resource)));
        return told;
    }

    private static String number(JsonNode resource) {
        return resource.path("identifier").path(0).path("value").asString();
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
                .atMost(Duration.ofMinutes(2))
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
        HikariDataSource pool = WholeService.bean(DataSource.class).unwrap(HikariDataSource.class);
        List<String> options = new ArrayList<>(List.of(
                "-Dspring.datasource.url=" + pool.getJdbcUrl(),
                "-Dspring.datasource.username=" + pool.getUsername(),
                "-Dspring.datasource.password=" + pool.getPassword(),
                "-Dspring.flyway.enabled=false",
                "-Dsij.access.master-key-file="
                        + WholeService.bean(Environment.class).getRequiredProperty("sij.access.master-key-file"),
                "-Dsij.partners.demo-clinic.delivery.endpoint=" + clinic.endpoint(),
                "-Dsij.partners.demo-clinic.delivery.events=" + HOSPITALS_EVENTS,
                "-Dsij.delivery.answer-within=2s"));
        options.addAll(delivery(HospitalKind.EPIC_LIKE, epic.base(), "fhir-rest", "epic"));
        options.addAll(delivery(HospitalKind.ORACLE_LIKE, oracle.base(), "fhir-rest", "oracle-health"));
        options.addAll(delivery(HospitalKind.V2_ONLY, v2.endpoint(), "hl7v2", "generic-v2"));
        String line = "-Dsij.partners." + HospitalKind.V2_ONLY.id() + ".delivery.hl7v2.";
        options.addAll(List.of(line + "application=EHR", line + "facility=V2HOSP"));
        options.addAll(listener(v2Ports[place]));
        PackagedJar jar = PackagedJar.start(
                PackagedJar.emptyDirectory("three-hospitals-" + place), options.toArray(String[]::new));
        jar.awaitReady(Duration.ofMinutes(2));
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
