package care.sij.journey;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.access.token.TestClient;
import care.sij.fhir.ResourceIds;
import care.sij.support.Answer;
import care.sij.support.DemoPartner;
import care.sij.support.Journey;
import care.sij.support.RestCall;
import care.sij.support.RestCall.Got;
import care.sij.support.WholeService;
import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A hospital with which direct cancellation was agreed: it cancels by itself until the clinic has begun (HL7 COW). */
class DirectCancellationIT {

    private static final TestClient CLIENT = TestClient.withEc("cow-hospital");
    private static final DemoPartner HOSPITAL = WholeService.client(CLIENT);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int REQUEST = 0;
    private static final int RESPONSE = 1;
    private static final int APPOINTMENT = 2;

    @BeforeAll
    static void register() throws IOException, InterruptedException {
        String registration = "role: hospital\norganization: COW Hospital\ncancellation: direct\n"
                + "identifier-systems: [http://cow-hospital.example.org/*]\n"
                + "source-endpoints: ['http://cow-hospital.example.org/fhir/$process-message']\n"
                + "scopes: [system/MessageHeader.c, system/*.cruds]\njwks: '"
                + new JWKSet(CLIENT.key().toPublicJWK()) + "'\n";
        HttpRequest put = WholeService.partner("demo-clinic", "system/sij-partner.cruds")
                .authorized("/admin/partners/cow-hospital?comment=as+agreed")
                .header("If-None-Match", "*")
                .PUT(HttpRequest.BodyPublishers.ofString(registration))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(put, HttpResponse.BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void endsAReferralThatNobodyHasBegun() {
        Journey journey = Journey.named("J1").about("SYN-001-cow-early");
        tell(journey.messages().get(REQUEST));
        tell(Cancellation.request(journey).dated("2023-06-22T09:00:00-04:00").message());

        assertThat(referral(journey)).isEqualTo("cancelled 6.0");
    }

    @Test
    void asksOnceTheClinicHasBegun() {
        Journey journey = Journey.named("J1").about("SYN-001-cow-late");
        Stream.of(REQUEST, RESPONSE, APPOINTMENT)
                .forEach(place -> tell(journey.messages().get(place)));
        assertThat(referral(journey)).startsWith("in-progress");

        tell(Cancellation.request(journey).dated("2024-06-22T09:00:00-04:00").message());

        assertThat(referral(journey)).isEqualTo("in-progress 5.2");
    }

    @Test
    void endsByRestAReferralThatNobodyHasBegun() {
        Journey journey = Journey.named("J1").about("SYN-001-cow-rest-early");
        tell(journey.messages().get(REQUEST));

        Got cancelled = cancel(journey);

        assertThat(cancelled.status()).as(cancelled.text()).isEqualTo(200);
        assertThat(referral(journey)).isEqualTo("cancelled 6.0");
    }

    @Test
    void cannotEndByRestWhatTheClinicHasBegun() {
        Journey journey = Journey.named("J1").about("SYN-001-cow-rest-late");
        Stream.of(REQUEST, RESPONSE, APPOINTMENT)
                .forEach(place -> tell(journey.messages().get(place)));

        assertThat(cancel(journey).rule()).isEqualTo("SEND_TRANSITION_NOT_ALLOWED");
        assertThat(referral(journey)).startsWith("in-progress");
    }

    private static Got cancel(Journey journey) {
        ObjectNode task = (ObjectNode) RestCall.get(HOSPITAL, path(journey)).json();
        task.put("status", "cancelled").putObject("statusReason").put("text", "withdrawn");
        ObjectNode business =
                (ObjectNode) task.path("businessStatus").path("coding").path(0);
        business.put("code", "6.0").remove("display");
        return RestCall.put(HOSPITAL, path(journey), task);
    }

    private static String path(Journey journey) {
        return "/Task/"
                + ResourceIds.of("Task", "http://cow-hospital.example.org/referral", "REF-" + journey.patient() + "-1");
    }

    private static String referral(Journey journey) {
        JsonNode task = JSON.readTree(HOSPITAL.get("/fhir" + path(journey)).body());
        return task.path("status").asString() + " "
                + task.path("businessStatus")
                        .path("coding")
                        .path(0)
                        .path("code")
                        .asString();
    }

    /** What the demo's hospital would tell, or what the clinic tells of its numbers, with the numbers of this one. */
    private static void tell(Journey.Message message) {
        String json = message.json().replace("demo-hospital.example.org", "cow-hospital.example.org");
        Answer answer = message.client().equals("demo-hospital")
                ? Answer.of(HOSPITAL.send(json))
                : Answer.to(new Journey.Message(message.client(), message.event(), json));
        assertThat(answer.code()).as(answer.text()).isEqualTo("ok");
    }
}
