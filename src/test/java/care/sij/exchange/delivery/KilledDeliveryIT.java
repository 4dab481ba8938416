package care.sij.exchange.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.support.Answer;
import care.sij.support.DemoPartner;
import care.sij.support.Journey;
import care.sij.support.PackagedJar;
import care.sij.support.Parallel;
import care.sij.support.SimulatedPartner;
import care.sij.support.WholeService;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Two processes on one database, one of them killed now and then, and partners that stumble: in the end each has what
 * it subscribed to, once, and of each referral in order.
 */
class KilledDeliveryIT {

    private static final long SEED = 20261126;
    private static final int KILLS = Integer.getInteger("sij.test.delivery.kills", 3);
    private static final String HOSPITALS_EVENTS =
            "sij-referral-request,sij-referral-update,sij-referral-cancel,sij-patient-link";
    private static final String CLINICS_EVENTS = "sij-referral-response,sij-appointment-notice,sij-consult-note,"
            + "sij-injection-outcome,sij-surgery-report,sij-postop-followup,sij-referral-outcome,sij-cancel-confirm";

    private final Random random = new Random(SEED);
    private final AtomicReferenceArray<PackagedJar> processes = new AtomicReferenceArray<>(2);

    @Test
    void losesNothingAndSendsNothingTwice() throws Exception {
        List<Journey> journeys = Stream.of("J1", "J2", "J3")
                .flatMap(name ->
                        Stream.of("a", "b").map(copy -> Journey.named(name).about("SYN-001-kill-" + name + copy)))
                .toList();
        try (SimulatedPartner hospital = SimulatedPartner.stumbling(SEED);
                SimulatedPartner clinic = SimulatedPartner.stumbling(SEED + 1)) {
            try {
                for (int place = 0; place < processes.length(); place++) {
                    processes.set(place, start(place, hospital, clinic));
                }
                List<Callable<Boolean>> work = new ArrayList<>();
                journeys.forEach(journey -> work.add(() -> told(journey)));
                work.add(() -> killed(hospital, clinic));
                assertThat(Parallel.run(work.size(), work)).containsOnly(true);
                awaitNothingWaits();
            } finally {
                for (int place = 0; place < processes.length(); place++) {
                    processes.get(place).close();
                }
            }
            for (Journey journey : journeys) {
                assertHeard(hospital, journey, "demo-clinic");
                assertHeard(clinic, journey, "demo-hospital");
            }
        }
    }

    private static void assertHeard(SimulatedPartner partner, Journey journey, String teller) {
        List<String> messages = partner.messages(journey.patient());
        assertThat(messages)
                .extracting(SimulatedPartner::eventOf)
                .as(journey.patient())
                .containsExactlyElementsOf(journey.messages().stream()
                        .filter(message -> message.client().equals(teller))
                        .map(Journey.Message::event)
                        .toList());
        assertThat(messages).containsAll(partner.received(journey.patient()));
    }

    /** A sender that keeps at it, at whichever process answers. */
    private boolean told(Journey journey) {
        for (Journey.Message message : journey.messages()) {
            Awaitility.await()
                    .pollInSameThread()
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(300))
                    .atMost(Duration.ofMinutes(2))
                    .ignoreExceptions()
                    .until(() -> Stream.of(0, 1).anyMatch(place -> taken(message, place)));
        }
        return true;
    }

    private boolean taken(Journey.Message message, int place) {
        try {
            DemoPartner sender =
                    new DemoPartner(message.client(), processes.get(place).baseUrl());
            return Answer.of(sender.send(message.json())).code().equals("ok");
        } catch (RuntimeException gone) {
            return false;
        }
    }

    private boolean killed(SimulatedPartner hospital, SimulatedPartner clinic) throws Exception {
        for (int kill = 0; kill < KILLS; kill++) {
            int place = kill % processes.length();
            processes.get(place).killAfter(Duration.ofMillis(1_000 + random.nextInt(3_000)));
            processes.set(place, start(place, hospital, clinic));
        }
        return true;
    }

    private static PackagedJar start(int place, SimulatedPartner hospital, SimulatedPartner clinic)
            throws IOException, SQLException {
        HikariDataSource pool = WholeService.bean(DataSource.class).unwrap(HikariDataSource.class);
        PackagedJar jar = PackagedJar.start(
                PackagedJar.emptyDirectory("killed-delivery-" + place),
                "-Dspring.datasource.url=" + pool.getJdbcUrl(),
                "-Dspring.datasource.username=" + pool.getUsername(),
                "-Dspring.datasource.password=" + pool.getPassword(),
                "-Dspring.flyway.enabled=false",
                "-Dsij.access.master-key-file="
                        + WholeService.bean(Environment.class).getRequiredProperty("sij.access.master-key-file"),
                "-Dsij.partners.demo-hospital.delivery.endpoint=" + hospital.endpoint(),
                "-Dsij.partners.demo-hospital.delivery.events=" + CLINICS_EVENTS,
                "-Dsij.partners.demo-clinic.delivery.endpoint=" + clinic.endpoint(),
                "-Dsij.partners.demo-clinic.delivery.events=" + HOSPITALS_EVENTS,
                "-Dsij.delivery.answer-within=2s");
        jar.awaitReady(Duration.ofMinutes(2));
        return jar;
    }

    private static void awaitNothingWaits() {
        Awaitility.await()
                .pollInSameThread()
                .pollInterval(Duration.ofMillis(500))
                .atMost(Duration.ofMinutes(3))
                .until(() -> WholeService.bean(JdbcClient.class)
                        .sql(
                                "select count(*) = 0 from outbox where state = 'waiting' and thread like '%SYN-001-kill-%'")
                        .query(Boolean.class)
                        .single());
    }
}
