package care.sij.audit.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.sij.audit.Asked;
import care.sij.audit.AuditAction;
import care.sij.audit.AuditEntry;
import care.sij.audit.AuditKind;
import care.sij.audit.AuditOutcome;
import care.sij.audit.AuditQuery;
import care.sij.audit.AuditQuery.Criterion;
import care.sij.audit.AuditRow;
import care.sij.audit.AuditSearch;
import care.sij.audit.AuditUnwritable;
import care.sij.audit.AuditedRequest;
import care.sij.audit.Trail;
import care.sij.record.IndexTerms;
import care.sij.record.PageCursor;
import care.sij.record.ResourceKey;
import care.sij.support.TestClock;
import care.sij.support.TestRecord;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Audit rows: never changed, each with its leaf, many with one commit, and gone with the change that is undone. */
class AuditRowsIT {

    private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");
    private static final ResourceKey KEY = new ResourceKey("Observation", "pain-1");

    /** Fails when the commit is written, after its steps. */
    private static final IndexTerms UNWRITABLE = new IndexTerms(
            Set.of("code=no text of PostgreSQL \u0000"),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of());

    private final TestClock clock = new TestClock(AT);
    private final TestRecord record = TestRecord.with(
            clock,
            AuditRows.class,
            GroupCommit.class,
            JdbcTrail.class,
            JdbcAuditSearch.class,
            AuditedCommits.class,
            Clients.class);
    private final Trail trail = record.bean(Trail.class);
    private final AuditSearch search = record.bean(AuditSearch.class);

    /** What the search needs. */
    static class Clients {

        @org.springframework.context.annotation.Bean
        JdbcClient client(JdbcTemplate jdbc) {
            return JdbcClient.create(jdbc);
        }
    }

    @AfterEach
    void close() {
        record.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UPDATE audit_event SET agent = 'x'", "DELETE FROM audit_event", "TRUNCATE audit_event"})
    void refusesChangesEvenToTheOwner(String statement) {
        trail.record(read("p1", "request-1"));
        assertThatThrownBy(() -> record.owner().execute(statement)).rootCause().hasMessageContaining("is append-only");
        assertThatThrownBy(() -> record.app().execute(statement)).rootCause().hasMessageContaining("permission denied");
    }

    /** Computed here from the published description alone. */
    @Test
    void queuesTheLeafOfEachRow() throws Exception {
        trail.record(new AuditEntry(
                AT,
                AuditKind.SEARCH,
                "",
                AuditAction.E,
                AuditOutcome.SUCCESS,
                200,
                "demo-hospital",
                "jti-1",
                "127.0.0.1",
                "request-1",
                List.of("Patient/p1/_history/1", "Observation/o\"1\\/_history/2"),
                List.of("p2", "p1"),
                "GET /fhir/Patient?name=Ä",
                OptionalLong.empty()));
        long number = record.app().queryForObject("select number from audit_event", Long.class);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeByte(0);
        text(out, "sij-audit-1");
        out.writeLong(number);
        out.writeLong(AT.toEpochMilli());
        for (String text : List.of("search", "", "E")) {
            text(out, text);
        }
        out.writeLong(0);
        out.writeLong(200);
        for (String text : List.of("demo-hospital", "jti-1", "127.0.0.1", "request-1")) {
            text(out, text);
        }
        out.writeLong(2);
        text(out, "Patient/p1/_history/1");
        text(out, "Observation/o\"1\\/_history/2");
        out.writeLong(2);
        text(out, "p1");
        text(out, "p2");
        text(out, "GET /fhir/Patient?name=Ä");
        out.writeLong(0);
        byte[] leaf = MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray());
        assertThat(record.app()
                        .queryForObject(
                                "select leaf from ledger_queue where subject = ?", byte[].class, "audit/" + number))
                .isEqualTo(leaf);
        assertThat(record.app().queryForObject("select leaf_hash from audit_event", byte[].class))
                .isEqualTo(leaf);
        assertThat(search.find(new AuditQuery(List.of()), Optional.empty(), 10)
                        .rows()
                        .get(0)
                        .entry()
                        .resources())
                .containsExactly("Patient/p1/_history/1", "Observation/o\"1\\/_history/2");
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }

    @Test
    void writesTheRowsOfManyWhoAskAtOnce() throws Exception {
        int many = 300;
        ExecutorService askers = Executors.newFixedThreadPool(24);
        try {
            List<Callable<Boolean>> asking = IntStream.range(0, many)
                    .<Callable<Boolean>>mapToObj(one -> () -> {
                        trail.record(read("p1", "request-" + one));
                        return record.app()
                                        .queryForObject(
                                                "select count(*) from audit_event where request_id = ?",
                                                Integer.class,
                                                "request-" + one)
                                == 1;
                    })
                    .toList();
            for (Future<Boolean> there : askers.invokeAll(asking)) {
                assertThat(there.get()).isTrue();
            }
        } finally {
            askers.shutdownNow();
        }
        int transactions =
                record.app().queryForObject("select count(distinct xmin::text) from audit_event", Integer.class);
        assertThat(transactions).isLessThan(many);
    }

    @Test
    void writesTheOthersWhenOneCannotBeWritten() throws Exception {
        ExecutorService askers = Executors.newFixedThreadPool(20);
        try {
            List<Future<Boolean>> good = new ArrayList<>();
            Future<?> bad = askers.submit(() -> trail.record(read("p1", "no text of PostgreSQL \u0000")));
            for (int one = 0; one < 40; one++) {
                String request = "good-" + one;
                good.add(askers.submit(() -> {
                    trail.record(read("p1", request));
                    return true;
                }));
            }
            assertThatThrownBy(bad::get).hasCauseInstanceOf(AuditUnwritable.class);
            for (Future<Boolean> one : good) {
                assertThat(one.get()).isTrue();
            }
        } finally {
            askers.shutdownNow();
        }
        assertThat(search.count(new AuditQuery(List.of()))).isEqualTo(40);
    }

    @Test
    void isThereExactlyWhenItsCommitIs() {
        AuditedRequest request = new AuditedRequest(() -> new Asked(
                AuditKind.CREATE,
                "",
                AuditAction.C,
                "demo-hospital",
                "jti-1",
                "127.0.0.1",
                "request-1",
                "POST /fhir/X"));
        request.begin();
        try {
            assertThatThrownBy(() -> record.put(KEY, List.of("p1"), UNWRITABLE)).isInstanceOf(RuntimeException.class);
            assertThat(request.told()).isFalse();
            assertThat(search.count(new AuditQuery(List.of()))).isZero();

            record.put(KEY, List.of("p1"), IndexTerms.NONE);
            assertThat(request.toldWhole(201)).isTrue();
            assertThat(request.toldWhole(500)).isFalse();
        } finally {
            AuditedRequest.end();
        }
        List<AuditRow> rows =
                search.find(new AuditQuery(List.of()), Optional.empty(), 10).rows();
        assertThat(rows).hasSize(1);
        AuditRow row = rows.get(0);
        assertThat(row.written()).containsExactly("Observation/pain-1/_history/1");
        assertThat(row.entry().patients()).containsExactly("p1");
        assertThat(row.entry().http()).isEqualTo(201);
        assertThat(row.entry().commit()).isPresent();
        assertThat(row.entry().token()).isEqualTo("jti-1");
    }

    @Test
    void findsByEachCriterionAndPageAfterPage() {
        for (int one = 0; one < 5; one++) {
            trail.record(read("p" + one, "request-" + one));
            clock.advance(Duration.ofHours(1));
        }
        record.put(KEY, List.of("p9"), IndexTerms.NONE);
        assertThat(found(new Criterion.Patients(List.of("p1", "p3")))).containsExactly("request-3", "request-1");
        assertThat(found(
                        new Criterion.NotBefore(AT.plus(Duration.ofHours(3))),
                        new Criterion.Actions(List.of(AuditAction.R))))
                .containsExactly("request-4", "request-3");
        assertThat(found(new Criterion.Before(AT.plus(Duration.ofHours(1))))).containsExactly("request-0");
        assertThat(found(
                        new Criterion.NotDuring(AT, AT.plus(Duration.ofHours(4))),
                        new Criterion.Patients(List.of("p4"))))
                .containsExactly("request-4");
        assertThat(found(new Criterion.Agents(List.of("somebody-else")))).isEmpty();
        assertThat(found(new Criterion.Outcomes(List.of(AuditOutcome.REFUSED)))).isEmpty();
        assertThat(found(new Criterion.Kinds(List.of(AuditKind.CREATE)))).hasSize(1);
        assertThat(found(new Criterion.KindsOrDetails(List.of(AuditKind.READ), List.of())))
                .hasSize(5);
        assertThat(found(new Criterion.KindsOrShowing(List.of(), List.of(AuditKind.READ, AuditKind.CREATE))))
                .as("the creation shows nothing")
                .hasSize(5);
        assertThat(found(new Criterion.KindsOrShowing(List.of(AuditKind.CREATE), List.of(AuditKind.VREAD))))
                .hasSize(1);
        assertThat(found(new Criterion.Entities(List.of("Patient/p2")))).containsExactly("request-2");
        assertThat(found(new Criterion.Entities(List.of("Patient/p2/_history/1"))))
                .containsExactly("request-2");
        assertThat(found(new Criterion.Entities(List.of("Patient/p2/_history/2"))))
                .isEmpty();
        assertThat(found(new Criterion.Entities(List.of("Observation/pain-1")))).hasSize(1);
        assertThat(found(new Criterion.Entities(List.of("Observation/pain-1/_history/2"))))
                .isEmpty();
        assertThat(found(new Criterion.Entities(List.of()))).isEmpty();

        AuditQuery reads = new AuditQuery(List.of(new Criterion.Kinds(List.of(AuditKind.READ))));
        List<String> paged = new ArrayList<>();
        Optional<PageCursor> next = Optional.empty();
        do {
            AuditSearch.Page page = search.find(reads, next, 2);
            page.rows().forEach(row -> paged.add(row.entry().requestId()));
            next = page.next();
        } while (next.isPresent());
        assertThat(paged).containsExactly("request-4", "request-3", "request-2", "request-1", "request-0");
    }

    private List<String> found(Criterion... criteria) {
        AuditQuery query = new AuditQuery(List.of(criteria));
        List<AuditRow> rows = search.find(query, Optional.empty(), 100).rows();
        assertThat(search.count(query)).isEqualTo(rows.size());
        return rows.stream().map(row -> row.entry().requestId()).toList();
    }

    private AuditEntry read(String patient, String request) {
        return new AuditEntry(
                clock.instant(),
                AuditKind.READ,
                "",
                AuditAction.R,
                AuditOutcome.SUCCESS,
                200,
                "demo-hospital",
                "",
                "127.0.0.1",
                request,
                List.of("Patient/" + patient + "/_history/1"),
                List.of(patient),
                "",
                OptionalLong.empty());
    }
}
