package care.sij.exchange.alert;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import care.sij.access.BrokenGlass;
import care.sij.exchange.Alerts.Alert;
import care.sij.exchange.MessageSights;
import care.sij.fhir.FhirJson;
import care.sij.fhir.FhirR4;
import care.sij.fhir.IndexTermExtractor;
import care.sij.fhir.SijUris;
import care.sij.partner.Partner;
import care.sij.partner.PartnerKeys;
import care.sij.partner.PartnerRole;
import care.sij.partner.Partners;
import care.sij.partner.Terms;
import care.sij.record.Bytes;
import care.sij.record.Draft;
import care.sij.record.Origin;
import care.sij.record.ResourceKey;
import care.sij.record.Search;
import care.sij.support.PartnerList;
import care.sij.support.TestClock;
import care.sij.support.TestRecord;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.nimbusds.jose.jwk.JWKSet;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** One alert per condition and subject, told when it opens and when it is resolved. */
class AlertWatchIT {

    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    private static final IndexTermExtractor TERMS = new IndexTermExtractor(FhirR4.context());
    private static final FhirJson JSON = new FhirJson(FhirR4.context());

    private final TestClock clock = new TestClock(START);
    private final TestRecord record = TestRecord.with(clock);
    private final JdbcClient jdbc = JdbcClient.create(record.app());
    private final AlertBook book =
            new AlertBook(jdbc, transactions(), clock, new AlertNotes(jdbc, transactions(), clock));
    private final WireMockServer operator =
            new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
    private final List<BrokenGlass> broken = new ArrayList<>();
    private AlertWatch watch;

    private TransactionTemplate transactions() {
        return new TransactionTemplate(record.bean(JdbcTransactionManager.class));
    }

    @BeforeEach
    void start() {
        operator.start();
        operator.stubFor(post(urlEqualTo("/alerts")).willReturn(aResponse().withStatus(204)));
        watch = watch();
    }

    @AfterEach
    void stop() {
        operator.stop();
        record.close();
    }

    @Test
    void tellsEachTimeThatAClinicianBrokeTheGlassForADayAndNotWhy() {
        broken.add(new BrokenGlass(1, START, "ada@clinic", "a reason", "request-1"));
        broken.add(new BrokenGlass(2, START.plusSeconds(1), "ada@clinic", "another reason", "request-2"));

        watch.look();

        assertThat(book.page(Optional.empty(), 10).alerts())
                .extracting(Alert::condition, Alert::subject)
                .containsExactlyInAnyOrder(
                        tuple("glass-broken", "ada@clinic/1"), tuple("glass-broken", "ada@clinic/2"));
        operator.getAllServeEvents()
                .forEach(event ->
                        assertThat(event.getRequest().getBodyAsString()).doesNotContain("reason"));
        clock.advance(Duration.ofHours(24));
        watch.look();
        assertThat(book.open(Condition.GLASS_BROKEN)).isEqualTo(1);
        clock.advance(Duration.ofSeconds(1));
        watch.look();
        assertThat(book.open(Condition.GLASS_BROKEN)).isZero();
    }

    private AlertWatch watch() {
        AlertSettings settings = new AlertSettings(
                Duration.ofHours(1),
                Duration.ofHours(24),
                Duration.ofDays(3),
                Duration.ofDays(30),
                Duration.ofDays(14),
                Optional.of(operator.baseUrl() + "/alerts"));
        return new AlertWatch(
                new ConditionLookup(
                        jdbc,
                        new MissedFollowUps(record.bean(Search.class), JSON),
                        settings,
                        registered(),
                        new Noted(broken),
                        new MessageSights(jdbc, clock)),
                book,
                new AlertWebhook(settings, registered()),
                new TransactionTemplate(record.bean(JdbcTransactionManager.class)),
                clock,
                new SimpleMeterRegistry());
    }

    /** The hospital alone, with somebody to call. */
    private static Partners registered() {
        return PartnerList.of(new Partner(
                "hospital",
                PartnerRole.HOSPITAL,
                "Hospital",
                List.of(),
                List.of(),
                List.of(),
                new PartnerKeys.Inline(new JWKSet()),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                new Terms(
                        Optional.of(new Terms.Contact("Interface desk", "desk@hospital.example.org", "")),
                        Terms.USUAL.limits(),
                        Terms.USUAL.retry(),
                        Terms.USUAL.cancellation(),
                        Terms.USUAL.dialect(),
                        Terms.USUAL.sensitive())));
    }

    @Test
    void namesWhomToCallAtThePartners() {
        message("hospital", "dead");
        message("nobody-known", "dead");
        watch.look();

        assertThat(operator.getAllServeEvents())
                .extracting(event -> event.getRequest().getBodyAsString())
                .filteredOn(body -> value(body, "subject").equals("hospital"))
                .singleElement()
                .asString()
                .contains("\"contact\":{\"name\":\"Interface desk\",\"email\":\"desk@hospital.example.org\"}");
        assertThat(operator.getAllServeEvents())
                .extracting(event -> event.getRequest().getBodyAsString())
                .filteredOn(body -> body.contains("nobody-known"))
                .singleElement()
                .asString()
                .doesNotContain("contact");
    }

    @Test
    void doesNotMissAPartnerThatIsRegisteredNoMore() {
        received("withdrawn", "m1");
        clock.advance(Duration.ofDays(15));
        watch.look();
        assertThat(told()).isEmpty();
    }

    @Test
    void opensOnceAndResolvesByItself() {
        message("hospital", "dead");
        message("hospital", "dead");
        watch.look();
        watch.look();
        watch().look();
        assertThat(told()).containsExactly("delivery-dead hospital open");
        assertThat(alerts())
                .singleElement()
                .satisfies(alert -> assertThat(alert.resolvedAt()).isEmpty());
        clock.advance(Duration.ofMinutes(5));
        jdbc.sql("update outbox set state = 'waiting'").update();
        watch.look();
        watch.look();
        assertThat(told()).containsExactly("delivery-dead hospital open", "delivery-dead hospital resolved");
        jdbc.sql("update outbox set state = 'dead'").update();
        watch.look();
        assertThat(told()).hasSize(3);
    }

    @Test
    void seesWhatWaitsTooLong() {
        message("hospital", "waiting");
        message("clinic", "in-custody");
        watch.look();
        assertThat(told()).isEmpty();
        clock.advance(Duration.ofMinutes(61));
        watch.look();
        assertThat(told()).containsExactly("delivery-waits hospital open");
        clock.advance(Duration.ofHours(23));
        watch.look();
        assertThat(told()).containsExactly("delivery-waits hospital open", "custody-unanswered clinic open");
    }

    @Test
    void seesAReferralThatTheClinicSaysNothingAbout() {
        received("hospital", "m1");
        jdbc.sql("insert into referral (system, value, patient, request, task, initiator)"
                        + " values ('s', 'v', 'p', 'r', 'task-1', 'hospital')")
                .update();
        event("hospital", "m1", "INITIATOR", "SEND_PACKAGE");
        clock.advance(Duration.ofDays(3).minusMinutes(1));
        watch.look();
        assertThat(told()).isEmpty();
        clock.advance(Duration.ofMinutes(2));
        watch.look();
        assertThat(told()).containsExactly("referral-unanswered Task/task-1 open");
        event("clinic", "m2", "RECIPIENT", "ACCEPT");
        watch.look();
        assertThat(told())
                .containsExactly("referral-unanswered Task/task-1 open", "referral-unanswered Task/task-1 resolved");
    }

    @Test
    void seesAVisitWhoseWindowPassedNotLongAgo() {
        plan("goes-on", CarePlanStatus.ACTIVE);
        visit("long-ago", TaskStatus.FAILED, "2026-01-29");
        visit("missed", TaskStatus.FAILED, "2026-01-30");
        visit("documented", TaskStatus.COMPLETED, "2026-02-10");
        watch.look();
        assertThat(told()).containsExactly("follow-up-missed Task/missed open");
        clock.advance(Duration.ofDays(100));
        watch.look();
        assertThat(told()).containsExactly("follow-up-missed Task/missed open");
        visit("missed", TaskStatus.COMPLETED, "2026-01-30");
        watch.look();
        assertThat(told())
                .containsExactly("follow-up-missed Task/missed open", "follow-up-missed Task/missed resolved");
    }

    @Test
    void forgetsAMissedVisitWhenItsPlanEnds() {
        plan("goes-on", CarePlanStatus.ACTIVE);
        visit("missed", TaskStatus.FAILED, "2026-02-20");
        watch.look();
        plan("goes-on", CarePlanStatus.REVOKED);
        watch.look();
        watch.look();
        assertThat(told())
                .containsExactly("follow-up-missed Task/missed open", "follow-up-missed Task/missed resolved");
    }

    private void plan(String id, CarePlanStatus status) {
        CarePlan plan = new CarePlan().setStatus(status);
        plan.setId(id);
        project(new ResourceKey("CarePlan", id), plan);
    }

    private void visit(String id, TaskStatus status, String windowEnds) {
        Task task = new Task();
        task.setId(id);
        task.setStatus(status);
        task.setCode(new CodeableConcept(new Coding(SijUris.codeSystem("sij-task"), "follow-up-due", "")));
        task.addBasedOn().setReference("CarePlan/goes-on");
        task.getRestriction().getPeriod().setEndElement(new DateTimeType(windowEnds));
        project(new ResourceKey("Task", id), task);
    }

    private void project(ResourceKey key, Resource content) {
        record.commits().commit(TestRecord.CAUSE, commit -> {
            commit.lockPatients(List.of("p"));
            return commit.append(new Draft(
                    key,
                    List.of("p"),
                    Origin.PROJECTED,
                    "sij",
                    Bytes.utf8(key.id()),
                    (version, instant) -> JSON.encode(content).toArray(),
                    TERMS.extract(content)));
        });
    }

    @Test
    void seesAPartnerThatFellSilent() {
        received("hospital", "m1");
        clock.advance(Duration.ofDays(15));
        received("clinic", "m1");
        watch.look();
        assertThat(told()).containsExactly("partner-quiet hospital open");
    }

    @Test
    void tellsTheWebhookUntilItListens() {
        operator.stubFor(post(urlEqualTo("/alerts")).willReturn(aResponse().withStatus(500)));
        message("hospital", "dead");
        watch.look();
        operator.resetRequests();
        operator.stubFor(post(urlEqualTo("/alerts")).willReturn(aResponse().withStatus(200)));
        watch.look();
        watch.look();
        assertThat(told()).containsExactly("delivery-dead hospital open");
    }

    @Test
    void keepsWhoAcknowledgedFirst() {
        message("hospital", "dead");
        watch.look();
        long number = alerts().get(0).number();
        assertThat(book.acknowledge(number, "clinic")).isTrue();
        assertThat(book.acknowledge(number, "other")).isTrue();
        assertThat(book.acknowledge(number + 1, "clinic")).isFalse();
        assertThat(alerts().get(0).acknowledgedBy()).contains("clinic");
        watch.look();
        assertThat(told()).hasSize(1);
    }

    private List<Alert> alerts() {
        return book.page(Optional.empty(), 100).alerts();
    }

    private List<String> told() {
        return operator.getAllServeEvents().stream()
                .filter(event -> event.getResponse().getStatus() / 100 == 2)
                .sorted(Comparator.comparing(event -> event.getRequest().getLoggedDate()))
                .map(event -> event.getRequest().getBodyAsString())
                .map(body -> value(body, "condition") + " " + value(body, "subject") + " " + value(body, "state"))
                .toList();
    }

    private static String value(String body, String name) {
        return body.replaceAll(".*\"" + name + "\":\"([^\"]*)\".*", "$1");
    }

    private void message(String partner, String state) {
        jdbc.sql("""
                insert into outbox (partner, thread, event, patient, focus, told, commit, instant, teller, telling,
                    message_id, state, not_before, tried_since, settled_at)
                values (?, 't', 'e', 'p', 'Task/t', '{}', 1, ?, 'x', 'y', gen_random_uuid()::text, ?, ?, ?, ?)""").params(partner, now(), state, now(), now(), now()).update();
    }

    private void received(String partner, String id) {
        jdbc.sql("""
                insert into inbox (partner, message_id, bundle_id, body_hash, event, source_at, received_at, code, answer)
                values (?, ?, ?, '', 'e', ?, ?, 'ok', '')""").params(partner, id, id, now(), now()).update();
    }

    private void event(String partner, String id, String actor, String trigger) {
        jdbc.sql("""
                insert into referral_event (system, value, partner, message_id, source_at, actor, trigger, verdict)
                values ('s', 'v', ?, ?, ?, ?, ?, 'PENDING')""").params(partner, id, now(), actor, trigger).update();
    }

    private Object now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private record Noted(List<BrokenGlass> all) implements BrokenGlass.Book {

        @Override
        public List<BrokenGlass> newest(int count) {
            return all;
        }

        @Override
        public List<BrokenGlass> since(Instant instant) {
            return all.stream().filter(glass -> glass.at().isAfter(instant)).toList();
        }
    }
}
