package care.sij.exchange.message;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.support.Answer;
import care.sij.support.DemoPartner;
import care.sij.support.Journey;
import care.sij.support.Letter;
import care.sij.support.Parallel;
import care.sij.support.RestCall;
import care.sij.support.TestClock;
import care.sij.support.WholeService;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Parked messages are listed to whom they concern and alerted once. */
@ExtendWith(OutputCaptureExtension.class)
class ParkedIT {

    private static final int REQUEST = 0;
    private static final int CONSULTATION = 3;
    private static final int UPDATE = 4;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration A_DAY = Duration.ofHours(24);
    private static final String LIST = "/$parked-messages";

    private final DemoPartner auditor = WholeService.partner("demo-auditor");
    private final DemoPartner clinic = WholeService.partner("demo-clinic");
    private final DemoPartner hospital = WholeService.partner("demo-hospital");

    @Test
    void listsWhatWaitsToItsSenderAndToAuditorsUntilItIsApplied() {
        Journey journey = Journey.named("J1").about("SYN-001-listed");
        Journey.Message early = journey.messages().get(CONSULTATION);
        Answer.taken(early);

        assertThat(listed(clinic, early)).singleElement().satisfies(message -> {
            assertThat(values(message, "partner", "valueString")).containsExactly("demo-clinic");
            assertThat(values(message, "state", "valueCode")).containsExactly("waiting");
            assertThat(values(message, "waits-for", "valueCode")).containsExactly("referral");
            assertThat(parts(message, "event")
                            .get(0)
                            .path("valueCoding")
                            .path("code")
                            .asString())
                    .isEqualTo("sij-consult-note");
            assertThat(OffsetDateTime.parse(
                            values(message, "sent", "valueInstant").get(0)))
                    .isEqualTo(OffsetDateTime.parse(sentAt(early)));
            assertThat(message.toString()).doesNotContain(journey.patient());
        });
        assertThat(listed(auditor, early)).isEqualTo(listed(clinic, early));
        assertThat(listed(hospital, early)).isEmpty();
        assertThat(listed(WholeService.secondHospital(), early)).isEmpty();
        assertThat(listed(WholeService.partner("demo-payer"), early)).isEmpty();

        Answer.taken(journey.messages().get(REQUEST));
        assertThat(listed(clinic, early)).isEmpty();
        assertThat(listed(auditor, early)).isEmpty();
    }

    @Test
    void refersToTheArchivedMessage() {
        Journey.Message early = park("archived");
        String bundle = parts(listed(clinic, early).get(0), "bundle")
                .get(0)
                .path("valueReference")
                .path("reference")
                .asString();
        assertThat(RestCall.get(clinic, "/" + bundle).text()).contains(early.id());
        assertThat(RestCall.get(hospital, "/" + bundle).status()).isEqualTo(404);
    }

    @Test
    void saysWhatIsRefusedWhenItsReferralComes() {
        Journey journey = Journey.named("J1").about("SYN-001-refused");
        Journey other = Journey.named("J1").about("SYN-001-refused-other");
        Answer.taken(other.messages().get(REQUEST));
        Journey.Message confused = Letter.from(journey.messages().get(UPDATE))
                .each(
                        "Patient",
                        patient -> ((ObjectNode) patient.path("identifier").path(0)).put("value", other.patient()))
                .renewed("confused")
                .message();
        assertThat(Answer.to(confused).rules()).containsExactly("PROXY_PARKED");
        assertThat(values(listed(hospital, confused).get(0), "state", "valueCode"))
                .containsExactly("waiting");

        Answer.taken(journey.messages().get(REQUEST));
        JsonNode refused = listed(hospital, confused).get(0);
        assertThat(values(refused, "state", "valueCode")).containsExactly("refused");
        assertThat(parts(refused, "waits-for")).isEmpty();
        assertThat(listed(WholeService.secondHospital(), confused)).isEmpty();
    }

    @Test
    void isPaged() {
        Journey.Message first = park("page-1");
        Journey.Message second = park("page-2");
        RestCall.Got page = RestCall.get(clinic, LIST + "?_count=1");
        assertThat(parameters(page.json(), "message")).hasSize(1);
        List<String> all = ids(messages(clinic, LIST + "?_count=1"));
        assertThat(all).contains(first.id(), second.id()).doesNotHaveDuplicates();
        assertThat(all.indexOf(first.id())).isLessThan(all.indexOf(second.id()));
        assertThat(all).isEqualTo(ids(messages(clinic, LIST)));
    }

    @Test
    void isCalledByPostAndAnsweredInXmlToo() {
        Journey.Message early = park("posted");
        RestCall.Got posted = RestCall.to(clinic, LIST).call("POST", """
                        {"resourceType": "Parameters", "parameter": [{"name": "_count", "valueInteger": 500}]}""");
        assertThat(ids(parameters(posted.json(), "message"))).contains(early.id());
        RestCall.Got xml = RestCall.get(clinic, LIST + "?_format=xml&_count=500");
        assertThat(xml.header("Content-Type")).startsWith("application/fhir+xml");
        assertThat(xml.text()).contains("<Parameters ", "<valueId value=\"" + early.id() + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?nonsense=1", "?_count=many", "?_cursor=abc", "?partner=demo-clinic"})
    void refusesWhatItDoesNotTake(String query) {
        assertThat(RestCall.get(clinic, LIST + query).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"system/Patient.rs", "system/Bundle.r"})
    void needsTheScopeToSearchMessages(String scopes) {
        assertThat(RestCall.get(WholeService.partner("demo-clinic", scopes), LIST)
                        .status())
                .isEqualTo(403);
        assertThat(RestCall.get(WholeService.partner("demo-clinic", "system/Bundle.s"), LIST)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void alertsOnceWhatStaysParkedTooLong(CapturedOutput log) throws Exception {
        Journey.Message early = park("overdue");
        TestClock clock = new TestClock(Clock.systemUTC().instant());
        process(clock, new SimpleMeterRegistry()).check();
        assertThat(log.getAll()).doesNotContain(early.id());

        clock.advance(A_DAY);
        Callable<Void> look = () -> {
            process(clock, new SimpleMeterRegistry()).check();
            return null;
        };
        Parallel.run(4, Collections.nCopies(8, look));
        process(clock, new SimpleMeterRegistry()).check();
        clock.advance(A_DAY);
        process(clock, new SimpleMeterRegistry()).check();

        assertThat(log.getAll()).containsOnlyOnce(early.id()).containsPattern("WARN.*messages are parked longer than");
        assertThat(log.getAll()).doesNotContain("SYN-001-alert-overdue");
    }

    @Test
    void counts() {
        Journey.Message early = park("counted");
        TestClock clock = new TestClock(Clock.systemUTC().instant());
        MeterRegistry meters = new SimpleMeterRegistry();
        ParkedAlert process = process(clock, meters);
        assertThat(gauge(meters, "sij.messages.parked")).isNaN();

        process.check();
        assertThat(gauge(meters, "sij.messages.parked")).isEqualTo(waiting());
        assertThat(gauge(meters, "sij.messages.parked.overdue")).isZero();

        clock.advance(A_DAY.plusMinutes(1));
        process.check();
        assertThat(gauge(meters, "sij.messages.parked.overdue")).isEqualTo(waiting());

        Answer.taken(
                Journey.named("J1").about("SYN-001-alert-counted").messages().get(REQUEST));
        double before = gauge(meters, "sij.messages.parked");
        process.check();
        assertThat(gauge(meters, "sij.messages.parked")).isEqualTo(before - 1);
        assertThat(listed(clinic, early)).isEmpty();
    }

    @Test
    void showsTheCountsInPrometheusAndStaysUp() {
        park("scraped");
        WholeService.bean(ParkedAlert.class).check();
        String metrics = new String(auditor.get("/actuator/prometheus").body(), StandardCharsets.UTF_8);
        assertThat(metrics.lines().filter(line -> line.startsWith("sij_messages_parked")))
                .anyMatch(line -> line.matches("sij_messages_parked(\\{.*})? " + waiting()))
                .anyMatch(line -> line.matches("sij_messages_parked_overdue(\\{.*})? 0\\.0"));
        assertThat(new String(auditor.get("/actuator/health").body(), StandardCharsets.UTF_8))
                .contains("\"UP\"");
    }

    /** Another process on the same database. */
    private static ParkedAlert process(Clock clock, MeterRegistry meters) {
        return new ParkedAlert(
                WholeService.bean(Parking.class),
                new ParkedGauges(meters),
                WholeService.bean(MessageSettings.class),
                clock);
    }

    private static double gauge(MeterRegistry meters, String name) {
        return meters.get(name).gauge().value();
    }

    private static double waiting() {
        return WholeService.bean(JdbcTemplate.class)
                .queryForObject("select count(*) from parked_message where state = 'waiting'", Long.class);
    }

    /** A consultation note that comes before its referral. */
    private static Journey.Message park(String salt) {
        Journey.Message early =
                Journey.named("J1").about("SYN-001-alert-" + salt).messages().get(CONSULTATION);
        Answer.taken(early);
        return early;
    }

    private static List<JsonNode> listed(DemoPartner partner, Journey.Message message) {
        return messages(partner, LIST).stream()
                .filter(found -> values(found, "id", "valueId").equals(List.of(message.id())))
                .toList();
    }

    /** Page after page. */
    private static List<JsonNode> messages(DemoPartner partner, String path) {
        RestCall.Got page = RestCall.get(partner, path);
        assertThat(page.status()).isEqualTo(200);
        List<JsonNode> next = parameters(page.json(), "next");
        Stream<JsonNode> more = next.isEmpty()
                ? Stream.empty()
                : messages(
                        partner,
                        LIST + "?" + next.get(0).path("valueUri").asString().split("\\?", 2)[1])
                        .stream();
        return Stream.concat(parameters(page.json(), "message").stream(), more).toList();
    }

    private static List<JsonNode> parameters(JsonNode answer, String name) {
        return named(answer.path("parameter"), name);
    }

    private static List<JsonNode> parts(JsonNode message, String name) {
        return named(message.path("part"), name);
    }

    private static List<JsonNode> named(JsonNode all, String name) {
        return all.valueStream()
                .filter(one -> one.path("name").asString().equals(name))
                .toList();
    }

    private static List<String> values(JsonNode message, String name, String type) {
        return parts(message, name).stream()
                .map(part -> part.path(type).asString())
                .toList();
    }

    private static List<String> ids(List<JsonNode> messages) {
        return messages.stream()
                .map(message -> values(message, "id", "valueId").get(0))
                .toList();
    }

    private static String sentAt(Journey.Message message) {
        return JSON.readTree(message.json()).path("timestamp").asString();
    }
}
