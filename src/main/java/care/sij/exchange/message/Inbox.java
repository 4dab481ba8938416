package care.sij.exchange.message;

import care.sij.exchange.facts.Rule;
import care.sij.exchange.facts.StatementRefused;
import care.sij.record.Bytes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every message that was processed, with the answer that was given, per partner (exchange.md 1.3). */
@Component
class Inbox {

    /** A processed message. */
    record Entry(String messageId, String bundleId, Bytes bodyHash, Bytes answer) {}

    private final JdbcClient jdbc;

    Inbox(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The answer already given to this message.
     *
     * @throws StatementRefused when an id is used again for another content
     */
    Optional<Bytes> answerTo(Envelope envelope) {
        List<Entry> entries = entries(envelope);
        Optional<Entry> same = entries.stream()
                .filter(entry -> entry.messageId().equals(envelope.messageId()))
                .findFirst();
        if (same.isPresent()) {
            return Optional.of(answer(same.get(), envelope));
        }
        if (!entries.isEmpty()) {
            throw new StatementRefused(
                    Rule.REUSED_BUNDLE_ID,
                    "Bundle.id",
                    "Another message was sent under this Bundle.id. Give each new message a new one.");
        }
        return Optional.empty();
    }

    private static Bytes answer(Entry entry, Envelope envelope) {
        if (!entry.bodyHash().equals(envelope.bodyHash())) {
            throw new StatementRefused(
                    Rule.MODIFIED_RESEND,
                    "Bundle.entry[0].resource.id",
                    "A message with this id and another content was processed. Send changed content as a new message.");
        }
        return entry.answer();
    }

    /** Remembers the answer of this message. */
    void remember(Envelope envelope, String code, Bytes answer, Instant receivedAt) {
        jdbc.sql("""
                insert into inbox (partner, message_id, bundle_id, body_hash, event, source_at, received_at, code, answer)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        envelope.partner().id(),
                        envelope.messageId(),
                        envelope.bundleId(),
                        envelope.bodyHash().toArray(),
                        envelope.event().code(),
                        envelope.telling().order().at().atOffset(ZoneOffset.UTC),
                        receivedAt.atOffset(ZoneOffset.UTC),
                        code,
                        answer.toArray())
                .update();
    }

    private List<Entry> entries(Envelope envelope) {
        return jdbc.sql("""
                select message_id, bundle_id, body_hash, answer from inbox
                where partner = ? and (message_id = ? or bundle_id = ?)""")
                .params(envelope.partner().id(), envelope.messageId(), envelope.bundleId())
                .query(Inbox::entry)
                .list();
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        return new Entry(row.getString(1), row.getString(2), Bytes.of(row.getBytes(3)), Bytes.of(row.getBytes(4)));
    }
}
