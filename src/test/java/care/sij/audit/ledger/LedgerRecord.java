package care.sij.audit.ledger;

import care.sij.audit.Ledger;
import care.sij.audit.LedgerVerification;
import care.sij.audit.LedgerVerification.Asked;
import care.sij.audit.LedgerVerification.Verified;
import care.sij.record.Bytes;
import care.sij.record.Draft;
import care.sij.record.IndexTerms;
import care.sij.record.Origin;
import care.sij.record.ResourceKey;
import care.sij.support.TestRecord;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.JdbcTemplate;

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

    /** Has everything that waits placed. */
    public void place() {
        record.bean(LedgerClock.class).tick();
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
