package care.sij.journey;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.support.DemoPartner;
import care.sij.support.Journey;
import care.sij.support.PackagedJar;
import care.sij.support.PlanPrint;
import care.sij.support.WholeService;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** SIGKILL at any point of a replay, the first start included: nothing acknowledged is lost, nothing needs cleaning. */
class KilledServiceIT {

    private static final Logger LOG = LoggerFactory.getLogger(KilledServiceIT.class);
    private static final int KILLS = Integer.getInteger("sij.test.kills", 20);
    private static final long SEED = 20231127;
    private static final List<String> JOURNEYS = List.of("J1", "J2", "J3");

    private final Random random = new Random(SEED);
    private final Map<Journey.Message, byte[]> acknowledged = new LinkedHashMap<>();
    private final List<Journey.Message> messages = new ArrayList<>();

    @Test
    void losesNothingAcknowledgedAndReachesTheSamePlans() throws Exception {
        Path data = PackagedJar.emptyDirectory("killed");
        JOURNEYS.forEach(name -> messages.addAll(Journey.named(name).messages()));
        for (int kill = 1; kill <= KILLS; kill++) {
            try (PackagedJar jar = PackagedJar.start(data, PackagedJar.SHORT_LIVED)) {
                replayUntilKilled(jar, kill);
            }
            LOG.info(
                    "killed {} of {} times, {} of {} messages acknowledged",
                    kill,
                    KILLS,
                    acknowledged.size(),
                    messages.size());
        }
        try (PackagedJar jar = PackagedJar.start(data, PackagedJar.SHORT_LIVED)) {
            jar.awaitReady(Duration.ofMinutes(4));
            Map<String, DemoPartner> partners = partners(jar);
            for (Journey.Message message : messages) {
                byte[] answer =
                        partners.get(message.client()).send(message.json()).body();
                if (acknowledged.containsKey(message)) {
                    assertThat(answer).isEqualTo(acknowledged.get(message));
                }
            }
            for (String name : JOURNEYS) {
                Journey journey = Journey.named(name);
                assertThat(PlanPrint.of(partners.get("demo-auditor"), journey, journey.patient()))
                        .isEqualTo(undisturbed(journey));
            }
        }
    }

    /** Some are killed while they start, the others somewhere among the messages that are left. */
    private void replayUntilKilled(PackagedJar jar, int kill) {
        if (kill == 1 || random.nextInt(4) == 0) {
            jar.killAfter(Duration.ofMillis(random.nextInt(7_000)));
            return;
        }
        jar.awaitReady(Duration.ofMinutes(4));
        jar.killAfterInBackground(Duration.ofMillis(random.nextInt(1_500)));
        Map<String, DemoPartner> partners = partners(jar);
        try {
            for (Journey.Message message : messages) {
                if (!acknowledged.containsKey(message)) {
                    HttpResponse<byte[]> answer = partners.get(message.client()).send(message.json());
                    assertThat(answer.statusCode()).isEqualTo(200);
                    acknowledged.put(message, answer.body());
                }
            }
        } catch (RuntimeException | AssertionError gone) {
            if (jar.answers()) {
                throw gone;
            }
        }
        jar.awaitKilled();
    }

    private static Map<String, DemoPartner> partners(PackagedJar jar) {
        return Map.of(
                "demo-hospital", new DemoPartner("demo-hospital", jar.baseUrl()),
                "demo-clinic", new DemoPartner("demo-clinic", jar.baseUrl()),
                "demo-auditor", new DemoPartner("demo-auditor", jar.baseUrl()));
    }

    private static String undisturbed(Journey journey) {
        Journey other = journey.about(journey.patient() + "-undisturbed");
        for (Journey.Message message : other.messages()) {
            assertThat(WholeService.partner(message.client())
                            .send(message.json())
                            .statusCode())
                    .isEqualTo(200);
        }
        return PlanPrint.of(WholeService.partner("demo-auditor"), other, journey.patient());
    }
}
