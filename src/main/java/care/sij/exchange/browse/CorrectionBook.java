package care.sij.exchange.browse;

import care.sij.exchange.MessageKey;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who corrected which message, why, and what; never changed. */
@Component
class CorrectionBook {

    /**
     * One correction.
     *
     * @param person signature of who made it
     * @param changed places of the elements that say otherwise
     */
    record Editing(String person, String reason, List<String> changed) {

        Editing {
            changed = List.copyOf(changed);
        }
    }

    /**
     * A correction on record.
     *
     * @param messageId of the message that it made
     */
    record Noted(String messageId, Instant at, Editing editing) {}

    private final JdbcClient jdbc;

    CorrectionBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Notes how a message of the outbox came to be, in the running transaction. */
    void note(long number, Instant at, Editing editing) {
        jdbc.sql("insert into outbox_correction (number, at, person, reason, changed) values (?, ?, ?, ?, ?)")
                .params(
                        number,
                        at.atOffset(ZoneOffset.UTC),
                        editing.person(),
                        editing.reason(),
                        editing.changed().toArray(String[]::new))
                .update();
    }

    /** Those by which a message to a partner came to be, or was replaced, the first first. */
    List<Noted> of(MessageKey message) {
        return jdbc.sql("""
                with asked as (select number from outbox where partner = ? and message_id = ?)
                select o.message_id, c.at, c.person, c.reason, c.changed
                from outbox_correction c join outbox o on o.number = c.number
                where c.number in (select number from asked
                    union all select r.number from asked join outbox r on r.replaces = asked.number)
                order by c.number""")
                .params(message.partner(), message.messageId())
                .query((row, number) -> new Noted(
                        row.getString(1),
                        row.getObject(2, OffsetDateTime.class).toInstant(),
                        new Editing(row.getString(3), row.getString(4), List.of((String[])
                                row.getArray(5).getArray()))))
                .list();
    }
}
