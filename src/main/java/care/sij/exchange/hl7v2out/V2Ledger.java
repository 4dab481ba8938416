package care.sij.exchange.hl7v2out;

import care.sij.exchange.delivery.Entry;
import care.sij.exchange.hl7v2out.LetterMessages.Loss;
import io.micrometer.core.instrument.Metrics;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What became of each v2 message of each delivery, and what of it was lost, in the ledger of parts ({@code push_part}).
 * Set down before and after each sending, not with it.
 */
@Component
class V2Ledger {

    /** How far a message is. */
    enum State {
        /** It is about to be sent, or was and nobody knows. */
        PLANNED,
        /** It is kept; what became of it is not told yet. */
        WRITTEN,
        /** It was taken; v2 cannot be read back. */
        UNREAD,
        REFUSED,
        /** It was to be sent, and never went out on the wire. */
        UNSENT
    }

    /**
     * A message as set down.
     *
     * @param unexplained how often it was refused without a word of why, since it was set aside if it was
     */
    record Row(State state, int unexplained) {

        /** Whether the partner may have it. */
        boolean mayBeThere() {
            return state != State.UNSENT;
        }
    }

    private final JdbcClient jdbc;
    private final Clock clock;

    V2Ledger(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** How far it is; empty before it was to be sent. */
    Optional<Row> row(Entry entry, V2Out message) {
        return jdbc.sql("select state, unexplained from push_part where partner = ? and message_id = ? and part = ?")
                .params(entry.partner(), entry.messageId(), part(message))
                .query((row, number) ->
                        new Row(State.valueOf(row.getString(1).toUpperCase(Locale.ROOT)), row.getInt(2)))
                .optional();
    }

    /** Counts that it was refused without a word of why. */
    void countUnexplained(Entry entry, V2Out message) {
        jdbc.sql("""
                update push_part set unexplained = unexplained + 1
                where partner = ? and message_id = ? and part = ?""").params(entry.partner(), entry.messageId(), part(message)).update();
    }

    void set(Entry entry, V2Out message, State state) {
        write(entry, part(message), state.name().toLowerCase(Locale.ROOT), "");
        if (state != State.PLANNED && state != State.UNSENT) {
            Metrics.counter(
                            "sij.push.parts",
                            "partner",
                            entry.partner(),
                            "type",
                            message.type(),
                            "state",
                            state.name().toLowerCase(Locale.ROOT))
                    .increment();
        }
    }

    /** Notes what is lost, once, and counts it. */
    void lost(Entry entry, Loss loss) {
        if (write(entry, loss.part(), "lost", loss.reason().name())) {
            String type = loss.part().substring(0, loss.part().indexOf('/'));
            Metrics.counter(
                            "sij.push.losses",
                            "partner",
                            entry.partner(),
                            "type",
                            type,
                            "reason",
                            loss.reason().name())
                    .increment();
        }
    }

    private boolean write(Entry entry, String part, String state, String reason) {
        return jdbc.sql("""
                insert into push_part as known (partner, message_id, part, told, state, reason, at)
                values (?, ?, ?, ?, ?, nullif(?, ''), ?)
                on conflict (partner, message_id, part)
                    do update set state = excluded.state, reason = excluded.reason, at = excluded.at,
                        unexplained = case known.state when 'refused' then 0 else known.unexplained end
                    where known.state <> excluded.state""")
                        .params(
                                entry.partner(),
                                entry.messageId(),
                                part,
                                entry.instant().atOffset(ZoneOffset.UTC),
                                state,
                                reason,
                                clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                > 0;
    }

    private static String part(V2Out message) {
        return message.type().replace('^', '_') + "/" + message.controlId();
    }
}
