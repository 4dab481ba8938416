package care.sij.exchange.message;

import care.sij.exchange.facts.WaitKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Messages that were answered ok and wait for a person, a referral or a fact that is not known yet (DESIGN 2). */
@Component
class Parking {

    /** A waiting message, by the archived bundle it came in. */
    record Parked(String partner, String messageId, String bundleId, String event) {}

    /** A message that has waited too long. */
    record Overdue(String partner, String messageId) {}

    /** How many messages wait, and how many of them too long. */
    record Waiting(long all, long overdue) {}

    /** What is waited for and is known, with the Patients it belongs to. */
    private static final String AWAITED_RESOURCES = """
            select p.partner, p.message_id, key, c.patients from parked_message p
            cross join lateral unnest(p.waits_for) key
            cross join lateral (select split_part(key, '|', 1) as type, split_part(key, '|', 2) as system) k
            join identity n on n.type = k.type and n.system = k.system
                and n.value = substr(key, length(k.type) + length(k.system) + 3)
            join resource_current c on c.type = n.type and c.id = n.id
            where p.state = 'waiting'""";

    private final JdbcClient jdbc;

    Parking(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void park(Envelope envelope, Collection<String> waitsFor, Instant since) {
        jdbc.sql("""
                insert into parked_message (partner, message_id, bundle, source_at, waits_for, state, since)
                values (?, ?, ?, ?, ?::text[], 'waiting', ?)""")
                .param(envelope.partner().id())
                .param(envelope.messageId())
                .param(envelope.archived().id())
                .param(envelope.telling().order().at().atOffset(ZoneOffset.UTC))
                .param(waitsFor.toArray(String[]::new))
                .param(since.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The messages that wait for any of these, in the senders' order. */
    List<Parked> waitingFor(Collection<String> known) {
        return jdbc.sql("""
                select p.partner, p.message_id, p.bundle, i.event
                from parked_message p join inbox i using (partner, message_id)
                where p.state = 'waiting' and p.waits_for && ?::text[] order by p.source_at, p.message_id""")
                .param(known.toArray(String[]::new))
                .query(Parking::parked)
                .list();
    }

    private static Parked parked(ResultSet row, int number) throws SQLException {
        return new Parked(row.getString(1), row.getString(2), row.getString(3), row.getString(4));
    }

    /** The messages that wait for something that is known, in the senders' order. */
    List<Parked> leftBehind() {
        return jdbc.sql("""
                select p.partner, p.message_id, p.bundle, i.event
                from parked_message p join inbox i using (partner, message_id)
                where p.state = 'waiting' and not ? = any(p.waits_for) and exists (
                    select from unnest(p.waits_for) key
                    cross join lateral (select split_part(key, '|', 1) as kind, split_part(key, '|', 2) as system) k
                    cross join lateral (select substr(key, length(kind) + length(k.system) + 3) as value) v
                    where exists (select from identity n
                            where n.type = case kind when 'person' then 'Patient' else kind end
                            and n.system = k.system and n.value = v.value)
                        or kind = 'referral' and exists (
                            select from referral r where r.system = k.system and r.value = v.value))
                order by p.source_at, p.message_id""").param(WaitKey.LINK).query(Parking::parked).list();
    }

    /** Of what is waited for that which is a resource of one of these Patients. */
    List<String> awaitedOf(Collection<String> patients) {
        return jdbc.sql("select distinct a.key from (" + AWAITED_RESOURCES + ") a where a.patients && ?::text[]")
                .param(patients.toArray(String[]::new))
                .query(String.class)
                .list();
    }

    /** Whether it waits for a resource of somebody else than these Patients. */
    boolean waitsForOthers(Parked parked, Collection<String> patients) {
        return jdbc.sql("select exists (select from (" + AWAITED_RESOURCES + """
                ) a where a.partner = ? and a.message_id = ? and cardinality(a.patients) > 0
                and not a.patients && ?::text[])""")
                .params(parked.partner(), parked.messageId(), patients.toArray(String[]::new))
                .query(Boolean.class)
                .single();
    }

    /** What it waits for is another Patient's: it goes on waiting, for the two to be linked. */
    void waitForLink(Parked parked) {
        jdbc.sql("""
                update parked_message set waits_for = array_append(waits_for, ?)
                where partner = ? and message_id = ? and not ? = any(waits_for)""")
                .params(WaitKey.LINK, parked.partner(), parked.messageId(), WaitKey.LINK)
                .update();
    }

    /** Whether it still waits. */
    boolean isWaiting(Parked parked) {
        return jdbc.sql("select 1 from parked_message where partner = ? and message_id = ? and state = 'waiting'")
                .params(parked.partner(), parked.messageId())
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    void waitOn(Parked parked, Collection<String> waitsFor) {
        jdbc.sql("update parked_message set waits_for = ?::text[] where partner = ? and message_id = ?")
                .param(waitsFor.toArray(String[]::new))
                .param(parked.partner())
                .param(parked.messageId())
                .update();
    }

    void release(Parked parked) {
        jdbc.sql("delete from parked_message where partner = ? and message_id = ?")
                .params(parked.partner(), parked.messageId())
                .update();
    }

    /** It can be applied no more; its sender was told ok, so it stays on record as refused. */
    void refuse(Parked parked) {
        jdbc.sql("update parked_message set state = 'refused' where partner = ? and message_id = ?")
                .params(parked.partner(), parked.messageId())
                .update();
    }

    /**
     * Some of those that wait since then or longer and were never alerted; from now on they were. No other process gets
     * the same ones.
     */
    List<Overdue> alert(Instant since, Instant now, int most) {
        return jdbc.sql("""
                update parked_message set alerted_at = ? where (partner, message_id) in (
                    select partner, message_id from parked_message
                    where state = 'waiting' and alerted_at is null and since <= ?
                    order by since limit ? for update skip locked)
                returning partner, message_id""")
                .params(now.atOffset(ZoneOffset.UTC), since.atOffset(ZoneOffset.UTC), most)
                .query((row, number) -> new Overdue(row.getString(1), row.getString(2)))
                .list();
    }

    /** Those that wait, and among them those that wait since then or longer. */
    Waiting waiting(Instant since) {
        return jdbc.sql("""
                select count(*), count(*) filter (where since <= ?) from parked_message where state = 'waiting'""")
                .param(since.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Waiting(row.getLong(1), row.getLong(2)))
                .single();
    }
}
