package care.sij.audit.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.sij.audit.AuditAction;
import care.sij.audit.AuditEntry;
import care.sij.audit.AuditKind;
import care.sij.audit.AuditOutcome;
import care.sij.audit.Finding;
import care.sij.audit.LedgerVerification.Verified;
import care.sij.audit.PurgeCommand;
import care.sij.audit.Trail;
import care.sij.audit.ledger.LedgerRecord;
import care.sij.fhir.ResourceIds;
import care.sij.record.Erasure;
import care.sij.record.IndexTerms;
import care.sij.record.ResourceKey;
import care.sij.record.postgres.EmbeddedPostgres;
import care.sij.support.SharedPostgres;
import care.sij.support.TestClock;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The command on a database with persons of 2015, with nothing but what the role that erases may do. */
class PurgeIT {

    private static final EmbeddedPostgres.Credentials LOGIN =
            SharedPostgres.server().admin();
    private static final String MESSAGE = ResourceIds.of("Bundle", "demo-hospital", "b-1");
    private static final String SHARED_MESSAGE = ResourceIds.of("Bundle", "demo-hospital", "b-2");
    private static final Instant OLD = Instant.parse("2015-03-01T10:00:00Z");
    private static final Instant LATELY = Clock.systemUTC().instant().minus(Duration.ofDays(30));

    private final TestClock clock = new TestClock(OLD);
    private final LedgerRecord ledger = new LedgerRecord(clock);
    private final JdbcTemplate intruder = ledger.record().intruder();
    private final SingleConnectionDataSource connection =
            new SingleConnectionDataSource(ledger.record().url(), LOGIN.user(), LOGIN.password(), true);
    private final JdbcTemplate eraser = new JdbcTemplate(connection);

    @BeforeEach
    void record() {
        eraser.execute("set role sij_eraser");
        ledger.commit("old", 0, 3);
        ledger.commit("held", 0, 1);
        ledger.commit("told", 0, 1);
        ledger.commit("linked", 0, 1);
        ledger.commit("again", 0, 1);
        put("CarePlan", "closed", "p-closed");
        put("CarePlan", "open", "p-open");
        put("Bundle", MESSAGE);
        put("Bundle", SHARED_MESSAGE);
        clock.set(LATELY);
        ledger.commit("young", 0, 1);
        told("p-told");
        intruder.execute("update resource_current set terms = '{CarePlan.status=*|completed}' where id = 'closed'");
        intruder.execute("insert into person_link values ('p-linked', 'demo-hospital', 'm-9', now(), 'p-young')");
        intruder.execute("insert into legal_hold (at, by, reason, request_id, patient)"
                + " values (now(), 'demo-auditor', 'law suit', 'r-1', 'p-held')");
        message(OLD, "m-1", "b-1", "old-0");
        message(OLD, "m-2", "b-2", "old-1", "held-0");
        message(LATELY, "m-3", "b-3", "again-0");
        intruder.execute("insert into identity values ('Observation', 'urn:x', 'old-0', 'old-0', 'demo-hospital')");
        intruder.execute("insert into identity values ('Observation', 'urn:x', 'held-0', 'held-0', 'demo-hospital')");
        intruder.execute("insert into index_string values ('Observation', 'old-0', 'name', 'synthetic')");
        intruder.execute("insert into outbox (partner, thread, event, patient, focus, told, commit, instant, teller,"
                + " telling, message_id, state, not_before, tried_since, body)"
                + " values ('demo-clinic', 'urn:x|7', 'e', 'p-old', 'Task/1', '{}', 1, '2015-03-01', 'demo-hospital',"
                + " 'm-1', 'o-1', 'delivered', '2015-03-01', '2015-03-01', 'what was sent')");
        for (String patient : List.of("p-old", "p-held")) {
            String other = patient + "-gone";
            intruder.update(
                    "insert into partner_reach (partner, patient, granted_for) values ('x', ?, ?)", patient, patient);
            intruder.update("insert into person_replaced values (?, ?, ?)", patient, other, other);
            intruder.update(
                    "insert into person_link values (?, 'demo-hospital', 'm-8', '2015-03-01', ?)", patient, other);
        }
        ledger.place();
    }

    @AfterEach
    void close() {
        connection.destroy();
        ledger.close();
    }

    @Test
    void countsWhatWouldGoAndChangesNothing() {
        String said = run("--dry-run");

        assertThat(said)
                .contains(
                        "Nothing was changed.",
                        Verdict.PURGED.text() + ": 2 persons",
                        Verdict.HELD.text() + ": 1 persons",
                        Verdict.OPEN.text() + ": 1 persons",
                        Verdict.TOLD_LATELY.text() + ": 1 persons",
                        Verdict.CHANGED_LATELY.text() + ": 2 persons",
                        "that would go: 5")
                .doesNotContain("p-old", "old-0");
        assertThat(count("body_erasure")).isZero();
        assertThat(count("audit_event where kind = 'service'")).isZero();
    }

    @Test
    void leavesGapsThatAreNamedAndNothingElseUnproved() {
        run();

        ledger.place();
        Verified verified = ledger.verify();
        assertThat(verified.findings()).isEmpty();
        assertThat(verified.erased())
                .extracting(Erasure::reference)
                .containsExactlyInAnyOrder(
                        "Observation/old-0/_history/1",
                        "Observation/old-1/_history/1",
                        "Observation/old-2/_history/1",
                        "CarePlan/closed/_history/1",
                        "Bundle/" + MESSAGE + "/_history/1");
        assertThat(verified.erased())
                .allMatch(erasure -> erasure.reason().equals(new RetentionRule(6).reason())
                        && erasure.by().equals(LOGIN.user())
                        && erasure.bodyHash().length() == 32);
        assertThat(intruder.queryForList(
                        "select patients[1] from audit_event where kind = 'service' and detail = 'purge' and action = 'D'",
                        String.class))
                .containsExactlyInAnyOrder("p-old", "p-closed");
    }

    @Test
    void leavesNoNumberNoTermAndNothingOfWhatWasSent() {
        run();

        assertThat(count("identity where id = 'old-0'")).isZero();
        assertThat(count("identity where id = 'held-0'")).isEqualTo(1);
        assertThat(count("statement where id like 'old-%'")).isZero();
        assertThat(count("index_string where id = 'old-0'")).isZero();
        assertThat(count("resource_current where erased and terms = '{}' and not deleted"))
                .isEqualTo(5);
        assertThat(count("outbox where patient = 'p-old' and body is null and thread = ''"))
                .isEqualTo(1);
    }

    /** A message that came lately by the record's clock and long ago by the sending's. */
    @Test
    void goesOnWhereOnePersonCannotBePurged() {
        put("Bundle", ResourceIds.of("Bundle", "demo-hospital", "b-4"));
        message(OLD, "m-4", "b-4", "old-2");

        assertThat(failing())
                .contains(Verdict.FAILED.text() + ": 1 persons", Verdict.PURGED.text() + ": 1 persons", "erased: 1")
                .doesNotContain("p-old", "old-2");
        assertThat(count("identity where id = 'old-0'")).isEqualTo(1);
    }

    @Test
    void goesOnWhereNobodyCanTellHowOnePersonStands() {
        intruder.execute("alter function person_standing(text[]) rename to standing_before");
        intruder.execute("""
                create function person_standing(patients text[],
                    out last_change timestamptz, out last_told timestamptz, out holds bigint, out open_plans bigint,
                    out waiting bigint, out versions bigint)
                    language plpgsql security definer set search_path = public, pg_temp as $$
                begin
                    if 'p-old' = any (patients) then
                        raise exception 'as a test has it';
                    end if;
                    select * into last_change, last_told, holds, open_plans, waiting, versions
                        from standing_before(patients);
                end $$""");

        assertThat(failing())
                .contains(Verdict.FAILED.text() + ": 1 persons", Verdict.PURGED.text() + ": 1 persons")
                .doesNotContain("p-old");
    }

    /** As those do who have letters sent again. */
    @Test
    void takesLettersInTheOrderOfTheirNumbers() {
        intruder.execute("insert into outbox (partner, thread, event, patient, focus, told, commit, instant, teller,"
                + " telling, message_id, state, not_before, tried_since)"
                + " values ('demo-clinic', 'urn:x|7', 'e', 'p-old', 'Task/1', '{}', 1, '2015-03-01', 'demo-hospital',"
                + " 'm-1', 'o-2', 'dead', '2015-03-01', '2015-03-01')");
        intruder.execute("update outbox set state = 'dead' where message_id = 'o-1'");
        JdbcTemplate app = ledger.record().app();
        CompletableFuture<Long> purged = new TransactionTemplate(ledger.record().bean(JdbcTransactionManager.class))
                .execute(sendingAgain -> {
                    lock(app, "o-1", "");
                    CompletableFuture<Long> purging = CompletableFuture.supplyAsync(
                            () -> eraser.queryForObject("select purge_person('p-old', '{}', 'x')", Long.class));
                    Awaitility.await().until(() -> count("pg_locks where not granted") > 0);
                    lock(app, "o-2", " nowait");
                    return purging;
                });

        assertThat(purged.join()).isPositive();
    }

    private static void lock(JdbcTemplate as, String letter, String how) {
        as.queryForList("select number from outbox where message_id = ? for update" + how, letter);
    }

    @Test
    void leavesNobodyWhoKnowsOfThePersonAndNobodyWhoIsTheSame() {
        run();

        for (String rows :
                List.of("partner_reach where patient", "person_replaced where person", "person_link where person")) {
            assertThat(count(rows + " = 'p-old'")).as(rows).isZero();
            assertThat(count(rows + " = 'p-held'")).as(rows).isEqualTo(1);
        }
    }

    @Test
    void findsNothingLeftTheSecondTime() {
        run();

        assertThat(run()).contains(Verdict.NOTHING_LEFT.text() + ": 2 persons", "erased: 0");
    }

    @Test
    void keepsTheFindingOfABodyThatSomebodyTookOutByHand() {
        run();
        ledger.place();
        intruder.execute("delete from resource_body where id = 'held-0'");

        assertThat(ledger.verify().findings())
                .containsExactly(new Finding(Finding.Kind.BODY_DELETED, "Observation/held-0/_history/1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"p-held", "p-told", "p-open", "p-young", "p-linked", "p-again"})
    void theDatabaseItselfRefusesWhatMustBeKept(String patient) {
        assertThatThrownBy(() -> eraser.queryForObject("select purge_person(?, '{}', 'by hand')", Long.class, patient))
                .rootCause()
                .hasMessageContaining("held, open, on its way or younger than six years");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from resource_body",
                "select body from resource_body",
                "select erase_person('{p-held}', '{}', 'by hand')",
                "insert into body_erasure values ('a', 'b', 1, 'c', 'd', now())",
                "insert into legal_hold (at, by, reason, request_id, patient, lifts) values (now(), 'x', 'y', 'z', 'p', 1)"
            })
    void whoeverPurgesMayDoNothingElse(String statement) {
        assertThatThrownBy(() -> eraser.execute(statement)).rootCause().hasMessageContaining("permission denied");
    }

    @Test
    void takesTheResultsAndExportsThatHoldWhatIsErased() {
        for (String person : List.of("old", "held")) {
            intruder.update(
                    "insert into search_result (asker, made_at, types, ids, versions)"
                            + " values (?, now(), '{Observation}', array[?], '{1}')",
                    person, person + "-0");
            intruder.update(
                    "with e as (insert into bulk_export (id, client, scopes, asked, request, instant, kept_until)"
                            + " values (gen_random_uuid(), ?, '', '', '', now(), now() + interval '1 day') returning id)"
                            + " insert into bulk_export_chunk select id, 0, 0, 'output', 'Observation', 1, 'x', '{}',"
                            + " array[?] from e",
                    person,
                    "p-" + person);
        }
        run();
        assertThat(intruder.queryForList("select asker from search_result", String.class))
                .containsExactly("held");
        assertThat(intruder.queryForList("select client from bulk_export", String.class))
                .containsExactly("held");
    }

    @Test
    void theServiceMayNotPurge() {
        assertThatThrownBy(() -> ledger.record().app().execute("select purge_person('p-old', '{}', 'x')"))
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    private String run(String... arguments) {
        return run(0, arguments);
    }

    private String failing() {
        return run(1);
    }

    private String run(int expected, String... arguments) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--spring.datasource.url=" + ledger.record().url());
        all.add("--sij.retention.username=" + LOGIN.user());
        all.add("--sij.retention.password=" + LOGIN.password());
        int code = new PurgeCommand(out, out).run(all);
        String text = said.toString(StandardCharsets.UTF_8);
        assertThat(code).as(text).isEqualTo(expected);
        return text;
    }

    private void put(String type, String id, String... patients) {
        ledger.record().put(new ResourceKey(type, id), List.of(patients), IndexTerms.NONE);
    }

    private void told(String patient) {
        ledger.record()
                .bean(Trail.class)
                .record(new AuditEntry(
                        LATELY,
                        AuditKind.READ,
                        "",
                        AuditAction.R,
                        AuditOutcome.SUCCESS,
                        200,
                        "demo-hospital",
                        "",
                        "",
                        "request-1",
                        List.of(),
                        List.of(patient),
                        "",
                        OptionalLong.empty()));
    }

    /** A message that stated these observations. */
    private void message(Instant sent, String id, String bundle, String... observations) {
        intruder.update(
                "insert into inbox (partner, message_id, bundle_id, body_hash, event, source_at, received_at, code, answer)"
                        + " values ('demo-hospital', ?, ?, '', 'e', now(), now(), 'ok', '')",
                id,
                bundle);
        intruder.update(
                "insert into sending values ('demo-hospital', ?, ?, ?)", bundle, id, sent.atOffset(ZoneOffset.UTC));
        for (String observation : observations) {
            intruder.update(
                    "insert into statement (type, id, partner, message_id, source_at, content_hash, version)"
                            + " values ('Observation', ?, 'demo-hospital', ?, now(), '', 1)",
                    observation,
                    id);
        }
    }

    private long count(String from) {
        return intruder.queryForList("select count(*) from " + from, Long.class).get(0);
    }
}
