package care.sij.exchange.browse;

import care.sij.exchange.Corrections;
import care.sij.exchange.MessageBrowser;
import care.sij.exchange.MessageBrowser.Standing;
import care.sij.exchange.MessageKey;
import care.sij.exchange.MessageKey.Way;
import care.sij.exchange.MessageSights.Sight;
import care.sij.exchange.OutboxWaking;
import care.sij.fhir.ResourceIds;
import care.sij.record.Bytes;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Corrections in the outbox. */
@Component
class CorrectionDesk implements Corrections {

    private record Row(long number, Bytes body) {

        String mark() {
            return Bytes.utf8(number + "|" + body.sha256().hex()).sha256().hex();
        }
    }

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final CorrectedLetter letters;
    private final MessageBrowser browser;
    private final OutboxWaking waking;
    private final Clock clock;

    CorrectionDesk(
            JdbcClient jdbc,
            TransactionOperations transactions,
            CorrectedLetter letters,
            MessageBrowser browser,
            OutboxWaking waking,
            Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.letters = letters;
        this.browser = browser;
        this.waking = waking;
        this.clock = clock;
    }

    @Override
    public Optional<Draft> draft(Sight sight) {
        return dead(sight.message(), "")
                .filter(row -> row.body().length() > 0 && row.body().length() <= MOST_BYTES)
                .map(row -> new Draft(row.body(), row.mark()));
    }

    @Override
    public Outcome send(Sight sight, String mark, Bytes corrected) {
        MessageKey key = sight.message();
        Optional<Row> seen = dead(key, "").filter(row -> row.mark().equals(mark));
        if (seen.isEmpty()) {
            return overtaken(key);
        }
        String messageId = ResourceIds.of("MessageHeader", key.partner(), "instead of|" + key.messageId());
        CorrectedLetter.Checked checked = letters.of(seen.get().body(), corrected, key, messageId);
        return checked.faults().isEmpty()
                ? sent(key, mark, messageId, checked.body())
                : new Outcome.Faulty(checked.faults());
    }

    private Outcome sent(MessageKey key, String mark, String messageId, Bytes body) {
        boolean done = Boolean.TRUE.equals(transactions.execute(status -> dead(key, " for update")
                .filter(row -> row.mark().equals(mark))
                .map(row -> replace(row, messageId, body))
                .orElse(false)));
        if (!done) {
            return overtaken(key);
        }
        waking.wake(key.partner());
        return new Outcome.Sent(new MessageKey(Way.OUT, key.partner(), messageId));
    }

    private boolean replace(Row row, String messageId, Bytes body) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.sql("""
                insert into outbox (partner, thread, event, patient, focus, told, sent, commit, instant, teller, telling,
                    message_id, state, not_before, tried_since, replaces, body)
                select partner, thread, event, patient, focus, told, sent, commit, ?, teller, telling, ?, 'waiting', ?, ?,
                    number, ?
                from outbox where number = ?""")
                .params(now, messageId, now, now, body.toArray(), row.number())
                .update();
        return jdbc.sql("update outbox set state = 'replaced' where number = ?")
                        .param(row.number())
                        .update()
                == 1;
    }

    @Override
    public boolean discard(MessageKey key, String by, String note) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            List<Long> dead = jdbc.sql("""
                    update outbox set state = 'discarded' where partner = ? and message_id = ? and state = 'dead'
                    returning number""")
                    .params(key.partner(), key.messageId())
                    .query(Long.class)
                    .list();
            dead.forEach(number -> jdbc.sql("insert into outbox_discard (number, at, person, note) values (?, ?, ?, ?)")
                    .params(number, clock.instant().atOffset(ZoneOffset.UTC), by, note)
                    .update());
            return !dead.isEmpty();
        }));
    }

    private Optional<Row> dead(MessageKey key, String lock) {
        return jdbc.sql("select number, body from outbox where partner = ? and message_id = ? and state = 'dead'"
                        + " and reason is distinct from 'WITHDRAWN' and thread <> '' and not starts_with(thread, 'Subscription/') and body is not null"
                        + lock)
                .params(key.partner(), key.messageId())
                .query((row, number) -> new Row(row.getLong(1), Bytes.of(row.getBytes(2))))
                .optional();
    }

    private Outcome overtaken(MessageKey key) {
        return new Outcome.Overtaken(
                browser.course(key).map(course -> course.line().standing()).orElse(Standing.DEAD));
    }
}
