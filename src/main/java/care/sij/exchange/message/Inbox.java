package care.sij.exchange.message;

import care.sij.exchange.facts.Rule;
import care.sij.exchange.facts.StatementRefused;
import care.sij.record.Bytes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every message that was processed, with the answer that was given, per partner (exchange.md 1.3). Kept for good. */
@Component
class Inbox {

    /** Minutes for which a resend gets its answer again, as published; in fact for as long as the inbox is kept. */
    static final int RELIABLE_CACHE_MINUTES = 7 * 24 * 60;

    /** What is known of a message before it is processed. */
    sealed interface Seen {

        /** Nothing: it is to be processed and remembered. */
        record Never() implements Seen {}

        /** It was answered so, and is answered so again. */
        record Answered(Answer answer) implements Seen {}

        /** It was answered, but asks for what holds now: it is to be answered anew. */
        record AskedAgain() implements Seen {}
    }

    private record Entry(Bytes bodyHash, Answer answer) {}

    /**
     * What was sent under the message's two ids: which message in this Bundle, and what was answered to this message.
     */
    private record Traces(Optional<String> sentFor, Optional<Entry> entry) {}

    private final JdbcClient jdbc;

    Inbox(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Whether the message was seen before.
     *
     * @throws StatementRefused when an id is used again for another content
     */
    Seen seen(Envelope envelope) {
        Traces traces = traces(envelope);
        if (traces.sentFor().filter(id -> !id.equals(envelope.messageId())).isPresent()) {
            throw new StatementRefused(
                    Rule.REUSED_BUNDLE_ID,
                    "Bundle.id",
                    "Another message was sent under this Bundle.id. Give each new message a new one.");
        }
        if (traces.entry().isEmpty()) {
            return new Seen.Never();
        }
        Entry entry = traces.entry().get();
        if (!envelope.has(entry.bodyHash())) {
            throw new StatementRefused(
                    Rule.MODIFIED_RESEND,
                    "Bundle.entry[0].resource.id",
                    "A message with this id and another content was processed. Send changed content as a new message.");
        }
        boolean anew = traces.sentFor().isEmpty() && envelope.event().category() == MessageEvent.Category.CURRENCY;
        return anew ? new Seen.AskedAgain() : new Seen.Answered(entry.answer());
    }

    /** The answer to a message that was processed with exactly this content. */
    Optional<Answer> answered(String partner, String messageId, Bytes bodyHash) {
        return jdbc.sql("select null, body_hash, code, answer from inbox where partner = ? and message_id = ?")
                .params(partner, messageId)
                .query(Inbox::traces)
                .optional()
                .flatMap(Traces::entry)
                .filter(entry -> entry.bodyHash().equals(bodyHash))
                .map(Entry::answer);
    }

    /** The event of a message that was processed with exactly this content. */
    Optional<MessageEvent> event(String partner, String messageId, Bytes bodyHash) {
        return jdbc.sql("select event from inbox where partner = ? and message_id = ? and body_hash = ?")
                .params(partner, messageId, bodyHash.toArray())
                .query(String.class)
                .optional()
                .flatMap(MessageEvent::of);
    }

    /** Remembers the answer of this message, the map it was read with, and its first sending. */
    void remember(Arrival arrival, Answer answer, Instant receivedAt) {
        Envelope envelope = arrival.envelope();
        jdbc.sql("""
                insert into inbox (partner, message_id, bundle_id, body_hash, event, source_at, received_at, code, answer,
                    map_version)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, nullif(?, 0))""")
                .params(
                        envelope.partner().id(),
                        envelope.messageId(),
                        envelope.bundleId(),
                        envelope.bodyHash().toArray(),
                        envelope.event().code(),
                        envelope.telling().order().at().atOffset(ZoneOffset.UTC),
                        receivedAt.atOffset(ZoneOffset.UTC),
                        answer.code().wire(),
                        answer.body().toArray(),
                        arrival.codes().version())
                .update();
        sent(envelope, receivedAt);
    }

    /** The version of its sender's code map that a message was read with; empty when there was none. */
    OptionalInt mapVersion(String partner, String messageId) {
        return jdbc.sql(
                        "select map_version from inbox where partner = ? and message_id = ? and map_version is not null")
                .params(partner, messageId)
                .query(Integer.class)
                .optional()
                .map(OptionalInt::of)
                .orElseGet(OptionalInt::empty);
    }

    /** Remembers a sending of a message that is remembered already. */
    void sent(Envelope envelope, Instant at) {
        jdbc.sql("""
                insert into sending (partner, bundle_id, message_id, sent_at) values (?, ?, ?, ?)
                on conflict do nothing""")
                .params(envelope.partner().id(), envelope.bundleId(), envelope.messageId(), at.atOffset(ZoneOffset.UTC))
                .update();
    }

    private Traces traces(Envelope envelope) {
        return jdbc.sql("""
                select s.message_id, i.body_hash, i.code, i.answer
                from (values (?, ?, ?)) as asked (partner, message_id, bundle_id)
                left join sending s using (partner, bundle_id)
                left join inbox i on i.partner = asked.partner and i.message_id = asked.message_id""")
                .params(envelope.partner().id(), envelope.messageId(), envelope.bundleId())
                .query(Inbox::traces)
                .single();
    }

    private static Traces traces(ResultSet row, int number) throws SQLException {
        Optional<String> sentFor = Optional.ofNullable(row.getString(1));
        return row.getString(3) == null
                ? new Traces(sentFor, Optional.empty())
                : new Traces(sentFor, Optional.of(entry(row)));
    }

    private static Entry entry(ResultSet row) throws SQLException {
        Answer.Code code = row.getString(3).equals(Answer.Code.OK.wire()) ? Answer.Code.OK : Answer.Code.FATAL;
        return new Entry(Bytes.of(row.getBytes(2)), new Answer(code, Bytes.of(row.getBytes(4))));
    }
}
