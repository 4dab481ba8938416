package care.sij.api.bulk;

import care.sij.record.Extraction.Place;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/** The exports that are being made: any process takes one, and goes on with what another did not finish. */
@Component
class Exports {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String CLAIM = """
            update bulk_export set claim = ?, claimed_until = ?, attempts = attempts + 1
            where id = (select id from bulk_export where state = 'working' and claimed_until <= ? and instant < ?
                        order by claimed_until, instant limit 1 for update skip locked)
            returning id, client, scopes, asked, instant, step, after_id, after_version, claim,
                (select coalesce(max(file) + 1, 0) from bulk_export_chunk where export = bulk_export.id) as file""";

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;

    Exports(JdbcClient jdbc, TransactionOperations transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** Whether any is there that nobody makes. */
    boolean waiting(Instant now) {
        return jdbc.sql("select exists (select 1 from bulk_export where state = 'working' and claimed_until <= ?)")
                .param(timestamp(now))
                .query(Boolean.class)
                .single();
    }

    /** The one that waits longest, kept from other processes for the length of the lease. */
    Optional<Job> claim(UUID claim, Instant now, Duration lease, Instant watermark) {
        return jdbc.sql(CLAIM)
                .params(claim, timestamp(now.plus(lease)), timestamp(now), timestamp(watermark))
                .query(Exports::job)
                .optional();
    }

    private static Job job(ResultSet row, int number) throws SQLException {
        return new Job(
                row.getObject("id", UUID.class),
                row.getString("client"),
                row.getString("scopes"),
                asked(row.getString("asked")),
                row.getObject("instant", OffsetDateTime.class).toInstant(),
                row.getInt("step"),
                new Place(row.getString("after_id"), row.getLong("after_version")),
                row.getInt("file"),
                row.getObject("claim", UUID.class));
    }

    static Asked asked(String text) {
        return JSON.readValue(text, Asked.class);
    }

    static String text(Asked asked) {
        return JSON.writeValueAsString(asked);
    }

    /**
     * Keeps what was made and where to go on, together; false when the claim is lost or the export was cancelled, and
     * nothing is kept.
     */
    boolean advance(Job job, int step, Place after, Optional<Placed> made, Instant until) {
        return transactions.execute(status -> {
            boolean held = jdbc.sql("update bulk_export set step = ?, after_id = ?, after_version = ?, attempts = 0,"
                                    + " claimed_until = ? where id = ? and claim = ? and state = 'working'")
                            .params(step, after.id(), after.version(), timestamp(until), job.id(), job.claim())
                            .update()
                    == 1;
            if (held) {
                made.ifPresent(placed -> add(job.id(), placed));
            }
            return held;
        });
    }

    /** Lines and their place among the files of an export. */
    record Placed(int file, int number, Chunk chunk) {}

    /** Adds lines to an export. */
    void add(UUID export, Placed placed) {
        Chunk chunk = placed.chunk();
        jdbc.sql("insert into bulk_export_chunk (export, file, number, kind, type, lines, content, held, patients)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        export,
                        placed.file(),
                        placed.number(),
                        chunk.kind().name().toLowerCase(Locale.ROOT),
                        chunk.type(),
                        chunk.lines(),
                        chunk.content().toArray(),
                        chunk.held().toArray(String[]::new),
                        chunk.patients().toArray(String[]::new))
                .update();
    }

    /** Nothing more is to be made of it. */
    void complete(Job job) {
        settle(job, "complete");
    }

    /** It cannot be made. */
    void fail(Job job) {
        settle(job, "failed");
    }

    /** It cannot be made in time. */
    void giveUp(Job job) {
        settle(job, "too_slow");
    }

    private void settle(Job job, String state) {
        jdbc.sql("update bulk_export set state = ?, claim = null where id = ? and claim = ?")
                .params(state, job.id(), job.claim())
                .update();
    }

    /** Keeps it from others for longer; without effect when the claim is lost. */
    void renew(Job job, Instant until) {
        jdbc.sql("update bulk_export set claimed_until = ? where id = ? and claim = ? and state = 'working'")
                .params(timestamp(until), job.id(), job.claim())
                .update();
    }

    /** Leaves it to whoever comes next, from this instant on. */
    void giveBack(Job job, Instant from) {
        jdbc.sql("update bulk_export set claim = null, claimed_until = ? where id = ? and claim = ?")
                .params(timestamp(from), job.id(), job.claim())
                .update();
    }

    /** What was tried so often without getting on is not tried again. */
    int failTriedOver(int attempts, Instant now) {
        return jdbc.sql("update bulk_export set state = 'failed', claim = null"
                        + " where state = 'working' and attempts >= ? and claimed_until <= ?")
                .params(attempts, timestamp(now))
                .update();
    }

    /** Removes what nobody may fetch any more. */
    int removeExpired(Instant now) {
        return jdbc.sql("delete from bulk_export where kept_until <= ?")
                .param(timestamp(now))
                .update();
    }

    static OffsetDateTime timestamp(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
