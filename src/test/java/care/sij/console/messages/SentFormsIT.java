package care.sij.console.messages;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.exchange.MessageBrowser;
import care.sij.exchange.MessageBrowser.Asked;
import care.sij.exchange.MessageBrowser.Line;
import care.sij.exchange.MessageBrowser.Standing;
import care.sij.exchange.MessageKey;
import care.sij.exchange.MessageKey.Way;
import care.sij.support.Answer;
import care.sij.support.ConsoleUser;
import care.sij.support.Journey;
import care.sij.support.Registered;
import care.sij.support.SimulatedEhr;
import care.sij.support.SimulatedV2Hospital;
import care.sij.support.WholeService;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What went out to hospitals that take no messages: what they were sent, not what that was made from. */
class SentFormsIT {

    private final ConsoleUser admin = ConsoleUser.of("integration-admin");

    @Test
    void showsAnHl7V2HospitalsMessagesAsItGotThem() {
        try (SimulatedV2Hospital line = SimulatedV2Hospital.start()) {
            Registered hospital = Registered.as(
                    "hospital",
                    "sent-line",
                    delivery(line.endpoint(), "hl7v2, profile: generic-v2")
                            + "  hl7v2: {application: EHR, facility: WEST}\n");
            MessageKey key = told(hospital, "sent-line");

            String sight = MessagesPagesIT.sight(admin, key, "what did they get?");
            HttpResponse<String> file = file(key, sight);
            assertThat(line.messages("MSH"))
                    .hasSize(1)
                    .allSatisfy(heard -> assertThat(file.body())
                            .contains(heard.replace('\r', '\n').strip()));
            assertThat(file.headers().firstValue("Content-Disposition").orElse(""))
                    .contains(".txt");
            assertThat(page(key, sight))
                    .contains("made anew now", "RRI^I12", "MSH|")
                    .doesNotContain("resourceType");
            hospital.withdraw();
            assertThat(page(key, sight))
                    .contains("not known in which form", "MessageHeader")
                    .doesNotContain("MSH|");
        }
    }

    @Test
    void showsTheRequestsToAnEhr() {
        try (SimulatedEhr ehr = SimulatedEhr.epicLike()) {
            Registered hospital =
                    Registered.as("hospital", "sent-ehr", delivery(ehr.base(), "fhir-rest, profile: epic"));
            MessageKey key = told(hospital, "sent-ehr");

            String sight = MessagesPagesIT.sight(admin, key, "what did they get?");
            assertThat(page(key, sight))
                    .contains("made anew now", "POST DocumentReference", "its ids are made up here");
            assertThat(file(key, sight).body())
                    .contains("POST DocumentReference", "GET Patient?identifier=", "Left out: Task/")
                    .doesNotContain("\"MessageHeader\"");
            hospital.withdraw();
        }
    }

    private static String delivery(String endpoint, String channel) {
        return "delivery:\n  endpoint: " + endpoint + "\n  events: [sij-referral-response]\n  channel: "
                + channel.replace(", profile", "\n  profile") + "\n";
    }

    private static MessageKey told(Registered hospital, String id) {
        Journey journey = Journey.named("J1").about("SYN-001-" + id.replace("-", ""));
        assertThat(Answer.of(hospital.partner()
                                .send(hospital.said(journey.messages().get(0))))
                        .code())
                .isEqualTo("ok");
        assertThat(Answer.of(WholeService.partner("demo-clinic")
                                .send(hospital.said(journey.messages().get(1))))
                        .code())
                .isEqualTo("ok");
        return Awaitility.await()
                .pollInSameThread()
                .atMost(Duration.ofSeconds(20))
                .until(() -> delivered(id), lines -> !lines.isEmpty())
                .get(0)
                .key();
    }

    private static List<Line> delivered(String id) {
        return WholeService.bean(MessageBrowser.class)
                .page(
                        new Asked(
                                Optional.of(id),
                                Optional.of(Way.OUT),
                                Optional.empty(),
                                Optional.of(Standing.DELIVERED),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()),
                        Optional.empty(),
                        10)
                .lines();
    }

    private String page(MessageKey key, String sight) {
        return admin.get(Paths.of(key) + "?sight=" + sight + "&tab=sent").body();
    }

    private HttpResponse<String> file(MessageKey key, String sight) {
        return admin.get(Paths.of(key) + "/download?sight=" + sight + "&form=sent");
    }
}
