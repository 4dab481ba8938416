package care.sij.api.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.api.bulk.AskedExports.Entered;
import care.sij.api.bulk.AskedExports.State;
import care.sij.api.bulk.Exports.Placed;
import care.sij.record.Bytes;
import care.sij.record.Extraction.Place;
import care.sij.support.TestClock;
import care.sij.support.TestRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Exports as jobs: each is made by one process at a time, and gone on with where its last one kept something. */
class ExportsIT {

    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final BulkSettings SETTINGS = new BulkSettings(2, 3, Duration.ofHours(24), Duration.ofMinutes(5));

    private final TestClock clock = new TestClock(START);
    private final TestRecord record = TestRecord.with(clock);
    private final JdbcClient jdbc = JdbcClient.create(record.app());
    private final TransactionTemplate transactions = new TransactionTemplate(record.bean(JdbcTransactionManager.class));
    private final Exports exports = new Exports(jdbc, transactions);
    private final AskedExports asked = new AskedExports(jdbc, transactions);

    @AfterEach
    void close() {
        record.close();
    }

    private UUID enter() {
        UUID id = UUID.randomUUID();
        Asked all = new Asked(
                Asked.Level.PATIENTS,
                List.of("p"),
                List.of("Patient", "Observation"),
                List.of(),
                List.of(),
                Optional.of(START),
                Asked.Provenances.AS_TYPED,
                Asked.Versions.LATEST);
        Entered entered = new Entered(id, "hospital", "system/*.rs", all, "r", START, START.plus(SETTINGS.kept()));
        return asked.enter(entered, List.of(), SETTINGS, exports) ? id : new UUID(0, 0);
    }

    private Optional<Job> claim(Instant now) {
        return exports.claim(UUID.randomUUID(), now, LEASE, now);
    }

    private static Optional<Placed> lines(int number) {
        return Optional.of(new Placed(
                0,
                number,
                new Chunk(
                        Chunk.Kind.OUTPUT,
                        "Patient",
                        2,
                        Ndjson.of(List.of(Bytes.utf8("{\n}"), Bytes.utf8("{}"))),
                        List.of("Patient/p/_history/1"),
                        List.of("p"))));
    }

    @Test
    void givesAnExportToOneProcessAndToTheNextWhenItsClaimEnded() {
        UUID id = enter();
        Instant now = START.plusSeconds(1);
        Job first = claim(now).orElseThrow();
        assertThat(first.asked().steps()).hasSize(4);
        assertThat(claim(now)).isEmpty();
        assertThat(exports.advance(first, 0, new Place("p", 1), lines(0), now.plus(LEASE)))
                .isTrue();

        Instant later = now.plus(LEASE).plusSeconds(1);
        Job second = claim(later).orElseThrow();

        assertThat(second.after()).isEqualTo(new Place("p", 1));
        assertThat(second.file()).isEqualTo(1);
        assertThat(exports.advance(first, 1, Place.START, lines(1), later)).isFalse();
        assertThat(asked.files(id))
                .singleElement()
                .satisfies(file -> assertThat(file.lines()).isEqualTo(2));
        exports.complete(second);
        assertThat(asked.find(id, "hospital", later).orElseThrow().state()).isEqualTo(State.COMPLETE);
        assertThat(claim(later.plus(LEASE).plusSeconds(1))).isEmpty();
    }

    @Test
    void beginsNothingThatACommitUnderWayCouldBelongTo() {
        enter();
        assertThat(exports.claim(UUID.randomUUID(), START.plusSeconds(5), LEASE, START))
                .isEmpty();
    }

    @Test
    void keepsNothingOfWhatWasCancelledMeanwhile() {
        UUID id = enter();
        Job job = claim(START.plusSeconds(1)).orElseThrow();
        assertThat(asked.remove(id, "clinic")).isFalse();
        assertThat(asked.remove(id, "hospital")).isTrue();
        assertThat(exports.advance(job, 0, new Place("p", 1), lines(0), START)).isFalse();
        assertThat(asked.files(id)).isEmpty();
    }

    @Test
    void holdsAClaimAsLongAsItIsWorkedOn() {
        UUID id = enter();
        Job job = claim(START.plusSeconds(1)).orElseThrow();
        Duration often = Duration.ofMillis(60);
        new HeldClaims(exports, clock).during(job, often, () -> {
            clock.advance(Duration.ofMinutes(10));
            Awaitility.await()
                    .until(() -> claimedUntil(id)
                            .isEqual(Exports.timestamp(clock.instant().plus(often))));
        });
        exports.giveBack(job, START);
        exports.renew(job, START.plus(LEASE));
        assertThat(claimedUntil(id)).as("the claim is lost").isEqualTo(Exports.timestamp(START));
    }

    private OffsetDateTime claimedUntil(UUID id) {
        return jdbc.sql("select claimed_until from bulk_export where id = ?")
                .param(id)
                .query(OffsetDateTime.class)
                .single();
    }

    @Test
    void tellsWhatWasTooSlow() {
        UUID id = enter();
        exports.giveUp(claim(START.plusSeconds(1)).orElseThrow());
        assertThat(asked.find(id, "hospital", START.plusSeconds(2))
                        .orElseThrow()
                        .state())
                .isEqualTo(State.TOO_SLOW);
        assertThat(claim(START.plus(LEASE).plusSeconds(9))).isEmpty();
    }

    @Test
    void takesNoMoreOfAClientThanItMayHave() {
        UUID first = enter();
        enter();
        assertThat(enter()).isEqualTo(new UUID(0, 0));
        exports.complete(claim(START.plusSeconds(1)).orElseThrow());
        assertThat(enter()).isNotEqualTo(new UUID(0, 0));
        exports.complete(claim(START.plusSeconds(1)).orElseThrow());
        assertThat(enter()).as("three are kept").isEqualTo(new UUID(0, 0));
        asked.remove(first, "hospital");
        assertThat(enter()).isNotEqualTo(new UUID(0, 0));
    }

    @Test
    void failsWhatWasTriedOverAndRemovesWhatExpired() {
        UUID id = enter();
        Instant now = START;
        for (int attempt = 0; attempt < 2; attempt++) {
            now = now.plus(LEASE).plusSeconds(1);
            claim(now).orElseThrow();
        }
        assertThat(exports.failTriedOver(2, now)).as("one is at it").isZero();
        assertThat(exports.failTriedOver(2, now.plus(LEASE))).isEqualTo(1);
        assertThat(asked.find(id, "hospital", now).orElseThrow().state()).isEqualTo(State.FAILED);
        assertThat(exports.removeExpired(START.plus(SETTINGS.kept()).minusMillis(1)))
                .isZero();
        assertThat(exports.removeExpired(START.plus(SETTINGS.kept()))).isEqualTo(1);
    }
}
