package care.sij.console.messages;

import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
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
import care.sij.support.PartnerEndpoint;
import care.sij.support.Registered;
import care.sij.support.RestCall;
import care.sij.support.SimulatedEhr;
import care.sij.support.SimulatedV2Hospital;
import care.sij.support.WholeService;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

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

    /** The first says only that the subscription is heard, the other names what happened and holds nothing of it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sent-notice-line | mllp://127.0.0.1:9 | hl7v2, profile: generic-v2 | hl7v2: {application: EHR, facility: WEST}",
                "sent-notice-ehr | http://127.0.0.1:9/fhir | fhir-rest, profile: epic | tenant: none"
            })
    void showsWhatASubscriptionWasToldAsItWasSent(String id, String endpoint, String channel, String binding) {
        String taken = "/taken/" + id;
        PartnerEndpoint.server().stubFor(post(urlEqualTo(taken)).willReturn(ok()));
        Registered hospital = Registered.as(
                "hospital",
                id,
                "response-endpoints: ['" + PartnerEndpoint.url("/taken") + "']\n" + delivery(endpoint, channel)
                        + (binding.startsWith("hl7v2") ? "  " + binding + "\n" : ""));
        assertThat(RestCall.to(hospital.partner(), "/Subscription")
                        .call("POST", subscription(PartnerEndpoint.url(taken)))
                        .status())
                .isEqualTo(201);
        Journey journey = Journey.named("J1").about("SYN-001-" + id.replace("-", ""));
        assertThat(Answer.of(hospital.partner()
                                .send(hospital.said(journey.messages().get(0))))
                        .code())
                .isEqualTo("ok");

        List<Line> notices = Awaitility.await()
                .pollInSameThread()
                .atMost(Duration.ofSeconds(20))
                .until(() -> delivered(id), lines -> lines.size() > 1);
        assertThat(notices).extracting(Line::event).contains("handshake", "event-notification");
        List<String> heard = PartnerEndpoint.posted(taken).stream()
                .map(LoggedRequest::getBodyAsString)
                .toList();
        assertThat(notices).allSatisfy(notice -> {
            String sight = MessagesPagesIT.sight(admin, notice.key(), "what did they get?");
            assertThat(heard).contains(file(notice.key(), sight).body());
            assertThat(page(notice.key(), sight))
                    .contains("subscription-notification", "Download")
                    .doesNotContain("made anew now");
        });
        hospital.withdraw();
        assertThat(page(
                        notices.get(0).key(),
                        MessagesPagesIT.sight(admin, notices.get(0).key(), "and after its registration?")))
                .doesNotContain("not known in which form");
    }

    @Test
    void cautionsOnlyWhereATextIsShown() {
        Registered hospital = Registered.as(
                "hospital",
                "sent-nothing",
                delivery("mllp://127.0.0.1:9", "hl7v2, profile: generic-v2")
                        + "  hl7v2: {application: EHR, facility: WEST}\n");
        WholeService.bean(JdbcClient.class).sql("""
                insert into outbox (partner, thread, event, patient, focus, told, commit, instant, teller, telling,
                    message_id, state, not_before, tried_since, settled_at)
                select 'sent-nothing', 'Task/t', 'sij-referral-response', '', 'Task/t', '{}', 1, d, 'x', 'y',
                    'sent-nothing-1', 'dead', d, d, d from (select now() d) x""").update();
        MessageKey key = new MessageKey(Way.OUT, "sent-nothing", "sent-nothing-1");

        String sight = MessagesPagesIT.sight(admin, key, "what did they get?");
        assertThat(page(key, sight))
                .contains("Nothing is kept of it in this form")
                .doesNotContain("made anew now");
        hospital.withdraw();
        assertThat(page(key, sight))
                .contains("Nothing is kept of it in this form")
                .doesNotContain("not known in which form");
    }

    private static String subscription(String endpoint) {
        return """
                {"resourceType":"Subscription","status":"requested","reason":"test",
                 "criteria":"http://sij-pathways.example.org/fhir/SubscriptionTopic/referral-task-status",
                 "channel":{"type":"rest-hook","endpoint":"%s","payload":"application/fhir+json",
                  "_payload":{"extension":[{"url":"http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-payload-content",
                   "valueCode":"id-only"}]}}}""".formatted(endpoint);
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
