package care.sij.exchange.message;

import care.sij.record.Bytes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Messages taken with 202 that are not processed, or not answered, yet; they outlive a crash. */
@Component
class Custody {

    /**
     * A message in custody.
     *
     * @param event as which it was taken; empty when that was not noted yet
     * @param attempts how often it was tried, this time included
     */
    record Held(
            String partner,
            String messageId,
            String requestId,
            Bytes body,
            Optional<MessageEvent> event,
            String respondTo,
            int attempts,
            Instant takenAt) {}

    private static final String COLUMNS =
            "partner, message_id, request_id, body, event, respond_to, attempts, taken_at";

    private final JdbcClient jdbc;

    Custody(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes a message; one that is held already is answered to the address named last. */
    void take(Envelope envelope, Bytes body, String respondTo, String requestId, Instant at) {
        jdbc.sql("""
                insert into custody (partner, message_id, request_id, body, event, respond_to, state, attempts, due,
                    taken_at)
                values (?, ?, ?, ?, ?, ?, 'held', 0, ?, ?)
                on conflict (partner, message_id) do update set request_id = excluded.request_id,
                    respond_to = excluded.respond_to, state = 'held', attempts = 0, due = excluded.due,
                    taken_at = excluded.taken_at""")
                .params(
                        envelope.partner().id(),
                        envelope.messageId(),
                        requestId,
                        body.toArray(),
                        envelope.event().code(),
                        respondTo,
                        at.atOffset(ZoneOffset.UTC),
                        at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The message that is due longest, kept from other processes for the length of the lease. */
    Optional<Held> claim(Instant now, Duration lease) {
        return jdbc.sql("""
                update custody set due = ?, attempts = attempts + 1
                where (partner, message_id) = (
                    select partner, message_id from custody where state = 'held' and due <= ?
                    order by due limit 1 for update skip locked)
                returning
                """ + COLUMNS)
                .params(now.plus(lease).atOffset(ZoneOffset.UTC), now.atOffset(ZoneOffset.UTC))
                .query(Custody::held)
                .optional();
    }

    /** A message that is held. */
    Optional<Held> held(String partner, String messageId) {
        return jdbc.sql("select " + COLUMNS + " from custody where partner = ? and message_id = ?")
                .params(partner, messageId)
                .query(Custody::held)
                .optional();
    }

    /** It is tried again then. */
    void postpone(Held held, Instant until) {
        jdbc.sql("update custody set due = ? where partner = ? and message_id = ?")
                .params(until.atOffset(ZoneOffset.UTC), held.partner(), held.messageId())
                .update();
    }

    /** Its sender cannot be reached; the answer stays in the inbox. */
    void giveUp(Held held) {
        jdbc.sql("update custody set state = 'given-up' where partner = ? and message_id = ?")
                .params(held.partner(), held.messageId())
                .update();
    }

    /** It is processed and answered. */
    void close(Held held) {
        jdbc.sql("delete from custody where partner = ? and message_id = ? and taken_at = ?")
                .params(held.partner(), held.messageId(), held.takenAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Held held(ResultSet row, int number) throws SQLException {
        return new Held(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                Bytes.of(row.getBytes(4)),
                Optional.ofNullable(row.getString(5)).flatMap(MessageEvent::of),
                row.getString(6),
                row.getInt(7),
                row.getObject(8, OffsetDateTime.class).toInstant());
    }
}
