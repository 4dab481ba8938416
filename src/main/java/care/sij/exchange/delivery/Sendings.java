package care.sij.exchange.delivery;

import care.sij.exchange.delivery.Entry.SentBefore;
import care.sij.record.Bytes;
import care.sij.record.ResourceKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which messages of the outbox have gone out, or may have, and of which of these sendings an audit row is still to be
 * written. Whoever takes one up writes the row in the same transaction; it is given to one taker only.
 */
@Component
class Sendings {

    private static final int MOST_AT_ONCE = 500;
    private static final String COLUMNS =
            "o.partner, o.thread, o.message_id, o.event, o.patient, coalesce(o.sent, o.told) as versions";

    /** It may have gone out before its times were kept: since it was told. It may go out until its claim ends. */
    private static final String BEGINS = """
            sent_attempt = attempts, sent_last = ?,
                    sent_first = coalesce(sent_first, case when sent_attempt > 0 then instant end, ?)
            """;

    /**
     * A message that went out, or may have.
     *
     * @param versions what it held; what it was to tell where only that is known
     */
    record Sending(
            String partner, String thread, String messageId, String event, String patient, List<String> versions) {

        Sending {
            versions = List.copyOf(versions);
        }
    }

    private final JdbcClient jdbc;
    private final Clock clock;

    Sendings(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Keeps what is about to be sent, so that it is the same when it is sent again; returns what was kept first. Empty
     * when the claim is no longer held. Nothing goes out that is not on the disk, the claim included.
     */
    Optional<Bytes> begin(Entry entry, Letter letter) {
        return jdbc.sql("""
                update outbox set body = coalesce(body, ?), sent = case when body is null then ?::text[] else sent end,
                    %s
                where number = ? and state = 'waiting' and attempts = ?
                returning body""".formatted(BEGINS))
                .params(
                        letter.body().toArray(),
                        letter.versions().toArray(String[]::new),
                        claimEnd(entry),
                        now(),
                        entry.number(),
                        entry.attempt())
                .query((row, number) -> Bytes.of(row.getBytes(1)))
                .optional();
    }

    /** The same of what was kept before. */
    Optional<Bytes> beginAgain(Entry entry) {
        return jdbc.sql("""
                update outbox set %s
                where number = ? and state = 'waiting' and attempts = ? and body is not null
                returning body""".formatted(BEGINS))
                .params(claimEnd(entry), now(), entry.number(), entry.attempt())
                .query((row, number) -> Bytes.of(row.getBytes(1)))
                .optional();
    }

    /**
     * Keeps what is about to be sent instead of what was before, and of both what they held: the row tells of each.
     * False when the claim is no longer held.
     */
    boolean beginAnew(Entry entry, Letter letter) {
        return jdbc.sql("""
                update outbox set body = ?, sent = array(select distinct unnest(coalesce(sent, '{}') || ?::text[])),
                    %s
                where number = ? and state = 'waiting' and attempts = ?""".formatted(BEGINS))
                        .params(
                                letter.body().toArray(),
                                letter.versions().toArray(String[]::new),
                                claimEnd(entry),
                                now(),
                                entry.number(),
                                entry.attempt())
                        .update()
                == 1;
    }

    /** Where the subscription is told; empty when that is not known. */
    String channel(ResourceKey subscription) {
        return jdbc.sql("select endpoint from subscription where id = ?")
                .param(subscription.id())
                .query(String.class)
                .optional()
                .orElse("");
    }

    /** Nothing went out in this attempt after all: what counts is what did before, if the claim is still held. */
    void takeBack(Entry entry) {
        SentBefore before = entry.sentBefore();
        jdbc.sql("""
                update outbox set sent_attempt = ?, sent_last = ?, sent_first = case when ? then sent_first end
                where number = ? and state = 'waiting' and attempts = ?""")
                .param(before.attempt())
                .param(before.until().map(Sendings::at).orElse(null))
                .param(before.attempt() > 0)
                .param(entry.number())
                .param(entry.attempt())
                .update();
    }

    /** The sending of a message that no row tells of yet. */
    Optional<Sending> takeUp(long number) {
        return jdbc.sql(
                        "update outbox o set told_attempt = sent_attempt where number = ? and sent_attempt > told_attempt"
                                + " returning " + COLUMNS)
                .param(number)
                .query(Sendings::sending)
                .optional();
    }

    /**
     * Sendings of messages that wait, perhaps for good, since nothing is sent to their partners; not of those that a
     * process may still be sending, or is to send again later.
     *
     * @param triedUntil for each partner until when a message was told, or last asked for or released, that is given up
     * @param others the same for partners that are not among them
     * @param sentTo partners that messages are sent to unless they are held
     */
    List<Sending> takeUpAbandoned(
            Map<String, Instant> triedUntil, Instant others, Collection<String> sentTo, Instant now) {
        List<Map.Entry<String, Instant>> each = List.copyOf(triedUntil.entrySet());
        return jdbc.sql("""
                with abandoned as (
                    select number from outbox o
                    where state = 'waiting' and sent_attempt > told_attempt
                        and tried_since <= coalesce(
                            (select g.tried_until::timestamptz from unnest(?::text[], ?::text[]) as g (partner, tried_until)
                                where g.partner = o.partner), ?)
                        and (o.partner <> all(?::text[])
                            or exists (select from delivery_gate g where g.partner = o.partner and g.held))
                        and not exists (select from delivery_thread t
                            where t.partner = o.partner and t.thread = o.thread and t.claimed = o.number and t.due > ?)
                    order by number limit ? for update skip locked)
                update outbox o set told_attempt = o.sent_attempt from abandoned where o.number = abandoned.number
                returning\s""" + COLUMNS)
                .params(
                        each.stream().map(Map.Entry::getKey).toArray(String[]::new),
                        each.stream().map(one -> one.getValue().toString()).toArray(String[]::new),
                        others.atOffset(ZoneOffset.UTC),
                        sentTo.toArray(String[]::new),
                        now.atOffset(ZoneOffset.UTC),
                        MOST_AT_ONCE)
                .query(Sendings::sending)
                .list();
    }

    private OffsetDateTime now() {
        return at(clock.instant());
    }

    /** At the latest: what is begun was claimed before. */
    private OffsetDateTime claimEnd(Entry entry) {
        return at(clock.instant().plus(entry.lease()));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Sending sending(ResultSet row, int number) throws SQLException {
        return new Sending(
                row.getString("partner"),
                row.getString("thread"),
                row.getString("message_id"),
                row.getString("event"),
                row.getString("patient"),
                List.of((String[]) row.getArray("versions").getArray()));
    }
}
