package care.sij.exchange.push;

import care.sij.exchange.delivery.Entry;
import care.sij.record.Bytes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What became of each part of each message at each partner. Set down before and after each write, not with it. */
@Component
class PushLedger {

    /** After this, another message's plan to write the same resource no longer holds anybody up. */
    private static final Duration PLANS_HOLD = Duration.ofMinutes(30);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    PushLedger(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * Where the partner has a resource.
     *
     * @param content hash of the version it has
     * @param told when that was told
     */
    record Held(String remoteId, Bytes content, Instant told) {}

    /** A part of a message as set down. */
    record Row(PartState state, Optional<String> remoteId) {}

    Optional<Row> row(Entry entry, Part part) {
        return jdbc.sql("select state, remote from push_part where partner = ? and message_id = ? and part = ?")
                .params(entry.partner(), entry.messageId(), part.reference())
                .query((row, number) ->
                        new Row(PartState.of(row.getString("state")), Optional.ofNullable(row.getString("remote"))))
                .optional();
    }

    /** The latest version of a resource that the partner has by any message. */
    Optional<Held> held(Entry entry, Part part) {
        return jdbc.sql("""
                select remote, content, told from push_part
                where partner = ? and part = ? and remote is not null order by told desc limit 1""")
                .params(entry.partner(), part.reference())
                .query(PushLedger::heldOf)
                .optional();
    }

    /** Type and id at the partner of these resources of ours, as far as it has them. */
    Map<String, String> remotes(Entry entry, Collection<String> references) {
        Map<String, String> remotes = new HashMap<>();
        jdbc.sql("select part, remote from push_part where partner = ? and part = any(?) and remote is not null")
                .params(entry.partner(), references.toArray(String[]::new))
                .query(row -> {
                    String part = row.getString("part");
                    remotes.put(part, part.substring(0, part.indexOf('/') + 1) + row.getString("remote"));
                });
        return remotes;
    }

    /** Sets down that a part is about to be written; false when another message is about to write it. */
    boolean plan(Entry entry, Part part) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 17))")
                    .param(entry.partner() + " " + part.reference())
                    .query()
                    .listOfRows();
            boolean free = jdbc.sql("""
                    select not exists (select 1 from push_part
                        where partner = ? and part = ? and state = 'planned' and message_id <> ? and at > ?)""")
                    .params(
                            entry.partner(),
                            part.reference(),
                            entry.messageId(),
                            clock.instant().minus(PLANS_HOLD).atOffset(ZoneOffset.UTC))
                    .query(Boolean.class)
                    .single();
            if (free) {
                set(entry, part, PartState.PLANNED, Optional.empty());
            }
            return free;
        }));
    }

    void written(Entry entry, Part part, String remoteId, Optional<String> etag, Bytes content) {
        transaction.executeWithoutResult(status -> {
            set(entry, part, PartState.WRITTEN, Optional.empty());
            jdbc.sql("""
                    update push_part set remote = ?, etag = nullif(?, ''), content = ?
                    where partner = ? and message_id = ? and part = ?""")
                    .params(
                            remoteId,
                            etag.orElse(""),
                            content.toArray(),
                            entry.partner(),
                            entry.messageId(),
                            part.reference())
                    .update();
        });
    }

    void compared(Entry entry, Part part, List<String> dropped) {
        transaction.executeWithoutResult(status -> {
            set(entry, part, PartState.COMPARED, Optional.empty());
            jdbc.sql("update push_part set dropped = ? where partner = ? and message_id = ? and part = ?")
                    .params(dropped.toArray(String[]::new), entry.partner(), entry.messageId(), part.reference())
                    .update();
        });
    }

    /** Notes that a part cannot be written, and counts it. */
    void lost(Entry entry, Part part, LossReason reason) {
        set(entry, part, PartState.LOST, Optional.of(reason.name()));
        PushCounts.lost(entry.partner(), part, reason);
    }

    boolean anyLost(Entry entry) {
        return jdbc.sql("""
                select exists (select 1 from push_part where partner = ? and message_id = ? and state = 'lost')""")
                .params(entry.partner(), entry.messageId())
                .query(Boolean.class)
                .single();
    }

    void set(Entry entry, Part part, PartState state, Optional<String> reason) {
        jdbc.sql("""
                insert into push_part (partner, message_id, part, told, state, reason, at)
                values (?, ?, ?, ?, ?, nullif(?, ''), ?)
                on conflict (partner, message_id, part)
                    do update set state = excluded.state, reason = excluded.reason, at = excluded.at""")
                .params(
                        entry.partner(),
                        entry.messageId(),
                        part.reference(),
                        entry.instant().atOffset(ZoneOffset.UTC),
                        state.code(),
                        reason.orElse(""),
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Held heldOf(ResultSet row, int number) throws SQLException {
        return new Held(
                row.getString("remote"),
                Bytes.of(row.getBytes("content")),
                row.getObject("told", OffsetDateTime.class).toInstant());
    }
}
