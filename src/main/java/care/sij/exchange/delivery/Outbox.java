package care.sij.exchange.delivery;

import care.sij.exchange.delivery.Entry.SentBefore;
import care.sij.fhir.ResourceIds;
import care.sij.partner.Partner;
import care.sij.record.Bytes;
import care.sij.record.ResourceKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The messages to partners. Of those of one thread only the first that waits is due; commits of one patient follow one
 * another, so their numbers are in the order in which they were told.
 */
@Component
class Outbox {

    private static final String COLUMNS =
            "number, partner, thread, event, patient, focus, told, instant, message_id, attempts, sent_attempt,"
                    + " sent_last, tried_since, body";

    /** Of an attempt in which it went out, or may have, this is the end. */
    private static final String ENDS = "sent_last = case when sent_attempt = attempts then ? else sent_last end";

    /**
     * What there is for a partner.
     *
     * @param oldest when the oldest of what waits was told
     */
    record Standing(int waiting, int dead, Optional<Instant> oldest) {

        static final Standing NOTHING = new Standing(0, 0, Optional.empty());
    }

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;

    Outbox(JdbcClient jdbc, TransactionOperations transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** Enters what was told for a partner, in the running transaction. */
    void enter(Partner partner, Told told, long commit, Instant instant) {
        jdbc.sql("""
                insert into outbox (partner, thread, event, patient, focus, told, commit, instant, teller, telling,
                    message_id, state, not_before, tried_since)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'waiting', ?, ?)""")
                .params(
                        partner.id(),
                        told.thread(),
                        told.event(),
                        told.patient(),
                        told.focus().reference(),
                        references(told.resources()),
                        commit,
                        instant.atOffset(ZoneOffset.UTC),
                        told.teller().id(),
                        told.tellingId(),
                        messageId(partner.id(), told.teller().id(), told.tellingId()),
                        instant.atOffset(ZoneOffset.UTC),
                        instant.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** MessageHeader.id of the message that tells a partner of another's. */
    static String messageId(String partner, String teller, String telling) {
        return ResourceIds.of("MessageHeader", partner, teller + "|" + telling);
    }

    /** Adds what follows from what a commit told of a patient to the messages that tell it. */
    void addTo(long commit, String patient, Collection<ResourceKey> consequences) {
        jdbc.sql("update outbox set told = told || ?::text[] where commit = ? and patient = ?")
                .params(references(consequences), commit, patient)
                .update();
    }

    /**
     * The messages to a partner that are due, at most so many, kept from other processes for the length of the lease.
     */
    List<Entry> claim(String partner, Part part, int most, Instant now, Duration lease) {
        return transactions.execute(status -> {
            prepareToClaim();
            return claimed(partner, part, most, now, lease);
        });
    }

    /**
     * A plan kept from when the outbox was empty would serve a backlog badly; making one takes less than a millisecond.
     * A claim that is lost with the database is taken again, so nobody waits for the disk; no later commit is there
     * without it.
     */
    private void prepareToClaim() {
        jdbc.sql("select set_config('plan_cache_mode', 'force_custom_plan', true),"
                        + " set_config('synchronous_commit', 'off', true)")
                .query()
                .singleRow();
    }

    /** Whoever settles a message holds its row and waits for its thread's; a claim therefore waits for neither. */
    private List<Entry> claimed(String partner, Part part, int most, Instant now, Duration lease) {
        return jdbc.sql("""
                with due as materialized (
                    select partner, thread from delivery_thread
                    where partner = ? and due <= ? and starts_with(thread, ?) = ?
                    order by due limit ? for update skip locked),
                first as materialized (
                    select (select o.number from outbox o
                        where o.partner = due.partner and o.thread = due.thread and o.state = 'waiting'
                        order by o.number limit 1) from due),
                free as materialized (
                    select number, partner, thread from outbox
                    where number in (select * from first) and state = 'waiting' for update skip locked),
                leased as (
                    update delivery_thread t set due = ?, claimed = free.number from free where t.partner = free.partner and t.thread = free.thread)
                update outbox set attempts = attempts + 1 where number in (select number from free)
                returning\s""" + COLUMNS)
                .params(
                        partner,
                        now.atOffset(ZoneOffset.UTC),
                        Notice.THREAD,
                        part == Part.NOTICES,
                        most,
                        now.plus(lease).atOffset(ZoneOffset.UTC))
                .query((row, number) -> entry(row, lease))
                .list();
    }

    /**
     * Its attempt ended now; it is tried again then, and nothing else of its thread before it, if the claim is held.
     */
    void postpone(Entry entry, Instant now, Instant until, Report report) {
        jdbc.sql("""
                with held as (
                    update outbox set reason = ?, http = ?, %s
                    where number = ? and state = 'waiting' and attempts = ?
                    returning partner, thread, number)
                update delivery_thread t set due = greatest(?, (
                        select o.not_before from outbox o
                        where o.partner = held.partner and o.thread = held.thread and o.state = 'waiting'
                        order by o.number limit 1))
                from held where t.partner = held.partner and t.thread = held.thread and t.claimed = held.number""".formatted(ENDS))
                .params(
                        report.reason().name(),
                        report.http(),
                        now.atOffset(ZoneOffset.UTC),
                        entry.number(),
                        entry.attempt(),
                        until.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Gives a claim back of what was not begun: it is due at once, if the claim is still held. */
    void giveBack(Entry entry, Instant now) {
        jdbc.sql("""
                update delivery_thread t set due = ? from outbox o
                where o.number = ? and o.state = 'waiting' and o.attempts = ?
                    and t.partner = o.partner and t.thread = o.thread and t.claimed = o.number""")
                .params(now.atOffset(ZoneOffset.UTC), entry.number(), entry.attempt())
                .update();
    }

    /** It needs no more sending; false, and nothing is settled, when that says who no longer holds the claim. */
    boolean settle(Entry entry, Settled settled, Instant at, Report report) {
        return jdbc.sql("""
                update outbox set state = ?, settled_at = ?, reason = ?, http = ?, answer = ?, %s
                where number = ? and state = 'waiting' and attempts = ?""".formatted(ENDS))
                        .params(
                                settled.state(),
                                at.atOffset(ZoneOffset.UTC),
                                report.reason().name(),
                                report.http(),
                                report.answer().toArray(),
                                at.atOffset(ZoneOffset.UTC),
                                entry.number(),
                                entry.attempt())
                        .update()
                == 1;
    }

    /** Sets aside all that waits on a thread; returns the numbers of that. */
    List<Long> withdraw(String partner, String thread, Instant at) {
        return jdbc.sql("""
                with waiting as (
                    select number from outbox where partner = ? and thread = ? and state = 'waiting'
                    order by number for update)
                update outbox set state = 'dead', settled_at = ?, reason = 'WITHDRAWN'
                where number in (select number from waiting)
                returning number""")
                .params(partner, thread, at.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .list();
    }

    /**
     * The number of a message that its partner took into custody and answers now, or whose own answer was lost; empty
     * when it was never sent such a message. The first answer holds.
     */
    Optional<Long> answered(String partner, String messageId, Settled settled, Instant at, Report report) {
        return jdbc.sql("""
                with asked as (select number from outbox where partner = ? and message_id = ? and attempts > 0),
                settled as (
                    update outbox o set state = ?, settled_at = ?, reason = ?, answer = ? from asked
                    where o.number = asked.number and o.state in ('in-custody', 'waiting'))
                select number from asked""")
                .params(
                        partner,
                        messageId,
                        settled.state(),
                        at.atOffset(ZoneOffset.UTC),
                        report.reason().name(),
                        report.answer().toArray())
                .query(Long.class)
                .optional();
    }

    /**
     * Has a message that its partner kept and could not process sent once more, the later the more often it was sent;
     * false when it was never sent such a message.
     */
    boolean sendAgain(String partner, String messageId, Instant now) {
        return jdbc.sql("""
                with asked as (select number from outbox where partner = ? and message_id = ? and attempts > 0),
                again as (
                    update outbox o set state = 'waiting',
                        not_before = ?::timestamptz + least(interval '15 minutes', interval '2 seconds' * (2 ^ least(attempts, 9)))
                    from asked where o.number = asked.number and o.state = 'in-custody')
                select exists (select 1 from asked)""")
                .params(partner, messageId, now.atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    /** What there is for each partner that any message waits or was set aside for; notices of subscriptions aside. */
    Map<String, Standing> standing() {
        Map<String, Standing> standing = new LinkedHashMap<>();
        jdbc.sql("""
                select partner, sum(waiting), sum(dead), min(oldest) from (
                    select partner, count(*) as waiting, 0 as dead, min(instant) as oldest
                    from outbox where state = 'waiting' and not starts_with(thread, 'Subscription/') group by partner
                    union all
                    select partner, 0, count(*), null from outbox where state = 'dead' and thread <> '' and not starts_with(thread, 'Subscription/')
                    group by partner) each_state
                group by partner""")
                .query((row, number) -> standing.put(
                        row.getString(1),
                        new Standing(
                                row.getInt(2),
                                row.getInt(3),
                                Optional.ofNullable(row.getObject(4, OffsetDateTime.class))
                                        .map(OffsetDateTime::toInstant))))
                .list();
        return standing;
    }

    private static String[] references(Collection<ResourceKey> keys) {
        return keys.stream().map(ResourceKey::reference).distinct().toArray(String[]::new);
    }

    private static Entry entry(ResultSet row, Duration lease) throws SQLException {
        return new Entry(
                row.getLong("number"),
                row.getString("partner"),
                row.getString("thread"),
                row.getString("event"),
                row.getString("patient"),
                ResourceKey.of(row.getString("focus")),
                Stream.of((String[]) row.getArray("told").getArray())
                        .map(ResourceKey::of)
                        .toList(),
                instant(row, "instant").orElseThrow(),
                row.getString("message_id"),
                row.getInt("attempts"),
                lease,
                new SentBefore(row.getInt("sent_attempt"), instant(row, "sent_last")),
                instant(row, "tried_since").orElseThrow(),
                Optional.ofNullable(row.getBytes("body")).map(Bytes::of));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
