package care.sij.audit.ledger;

import care.sij.audit.AuditAction;
import care.sij.audit.AuditEntry;
import care.sij.audit.AuditKind;
import care.sij.audit.AuditOutcome;
import care.sij.audit.Checkpoint;
import care.sij.audit.Ledger;
import care.sij.audit.LedgerKey;
import care.sij.audit.LedgerVerification;
import care.sij.audit.LedgerVerification.Asked;
import care.sij.audit.LedgerVerification.Verified;
import care.sij.audit.Trail;
import care.sij.audit.ledger.verify.LeafSource;
import care.sij.record.Bytes;
import care.sij.record.Draft;
import care.sij.record.IndexTerms;
import care.sij.record.Origin;
import care.sij.record.ResourceKey;
import care.sij.support.TestRecord;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.util.ReflectionTestUtils;

/** A record with its ledger, on a database of its own. */
public final class LedgerRecord implements AutoCloseable {

    private final TestRecord record;

    public LedgerRecord(Clock clock) {
        this.record = TestRecord.with(clock, LedgerBeans.class);
    }

    public TestRecord record() {
        return record;
    }

    public Ledger ledger() {
        return record.bean(Ledger.class);
    }

    JdbcTemplate intruder() {
        return record.intruder();
    }

    /** Appends one version of each of these observations of one patient in one commit. */
    public void commit(String name, int from, int to) {
        record.commits().commit(TestRecord.CAUSE, commit -> {
            commit.lockPatients(List.of("p-" + name));
            IntStream.range(from, to).forEach(number -> commit.append(draft(name, number)));
            return true;
        });
    }

    /** Writes so many audit rows of one patient, one after the other. */
    void audit(int rows) {
        IntStream.range(0, rows)
                .forEach(number -> record.bean(Trail.class)
                        .record(new AuditEntry(
                                Instant.parse("2026-03-01T11:00:00Z"),
                                AuditKind.READ,
                                "",
                                AuditAction.R,
                                AuditOutcome.SUCCESS,
                                200,
                                "demo-hospital",
                                "jti-1",
                                "127.0.0.1",
                                "request-" + number,
                                List.of("Observation/pain-" + number + "/_history/1"),
                                List.of("p-pain", "p-other"),
                                "",
                                OptionalLong.empty())));
    }

    /** As the row has it now, whatever is stored. */
    Bytes leafOfAuditRow(long number) {
        String subject = "audit/" + number;
        return record.beans(LeafSource.class)
                .filter(source -> source.covers(subject))
                .findFirst()
                .flatMap(source -> source.restate(List.of(subject)).get(subject).leaf())
                .orElseThrow();
    }

    /** Has everything that waits placed. */
    public void place() {
        record.bean(LedgerClock.class).tick();
    }

    /** As by a process that was started anew: it knows of no checkpoint and no key yet that it saw itself. */
    void startAnew() {
        ReflectionTestUtils.setField(record.bean(KnownCheckpoints.class), "seen", Optional.empty());
        ReflectionTestUtils.setField(record.bean(KnownCheckpoints.class), "keys", List.of());
        record.bean(HeldLeadership.class).release();
    }

    /** How often leaves could not be placed for this reason. */
    double unplaced(String reason) {
        return record.bean(MeterRegistry.class)
                .get("sij.ledger.unplaced")
                .tag("reason", reason)
                .counter()
                .count();
    }

    /**
     * As somebody would who has the database, but not the master key: puts in a key and a checkpoint that it signed.
     */
    LedgerKey signByAnotherKey(long size) {
        Ed25519.Pair pair = Ed25519.generate();
        LedgerKey key = new LedgerKey("sij.example.org/sij-ledger", pair.publicKey(), Instant.EPOCH);
        intruder()
                .update(
                        "insert into ledger_key (name, id, public_key, sealed_key, created_at, begins)"
                                + " select ?, ?, ?, sealed_key, ?, ? from ledger_key limit 1",
                        key.name(),
                        key.id(),
                        key.publicKey().toArray(),
                        key.created().atOffset(ZoneOffset.UTC),
                        size);
        Checkpoint checkpoint =
                new Checkpoint(key.name(), size, Bytes.utf8("fork").sha256());
        intruder()
                .update(
                        "insert into ledger_checkpoint (size, root, instant, note, previous)"
                                + " select ?, ?, instant, ?, size from ledger_checkpoint order by size desc limit 1",
                        size,
                        checkpoint.root().toArray(),
                        SignedNote.signed(checkpoint, key, pair.privateKey()));
        return key;
    }

    /** The newest note. */
    String note() {
        return ledger().latest().orElseThrow().note();
    }

    public Verified verify(String... kept) {
        return record.bean(LedgerVerification.class)
                .verify(Asked.all(List.of(kept)))
                .orElseThrow();
    }

    private static Draft draft(String name, int number) {
        ResourceKey key = new ResourceKey("Observation", name + "-" + number);
        String start = "{\"resourceType\":\"Observation\",\"id\":\"" + key.id() + "\"";
        String rest = ",\"status\":\"final\",\"valueInteger\":" + number + "}";
        return new Draft(
                key,
                List.of("p-" + name),
                Origin.PARTNER,
                "demo-hospital",
                Bytes.utf8(start + rest).sha256(),
                (version, instant) ->
                        Bytes.utf8(start + stamp(version, instant) + rest).toArray(),
                IndexTerms.NONE);
    }

    private static String stamp(long version, Instant instant) {
        return ",\"meta\":{\"versionId\":\"" + version + "\",\"lastUpdated\":\"" + instant + "\"}";
    }

    @Override
    public void close() {
        record.close();
    }
}
