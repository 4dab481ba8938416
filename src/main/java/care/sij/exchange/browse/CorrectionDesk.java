package care.sij.exchange.browse;

import care.sij.audit.AuditedRequest;
import care.sij.exchange.Corrections;
import care.sij.exchange.MessageBrowser;
import care.sij.exchange.MessageBrowser.Standing;
import care.sij.exchange.MessageKey;
import care.sij.exchange.MessageKey.Way;
import care.sij.exchange.MessageSights.Sight;
import care.sij.exchange.OutboxWaking;
import care.sij.exchange.browse.CorrectedLetter.Checked;
import care.sij.exchange.browse.CorrectedLetter.Original;
import care.sij.exchange.browse.CorrectionBook.Editing;
import care.sij.fhir.ResourceIds;
import care.sij.record.Bytes;
import java.time.Clock;
import java.time.Instant;
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

    /** @param number in the outbox */
    private record Row(long number, Original original) {

        Bytes body() {
            return original.body();
        }

        String mark() {
            return Bytes.utf8(number + "|" + body().sha256().hex()).sha256().hex();
        }
    }

    private record Settled(long number, String patient) {}

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final CorrectedLetter letters;
    private final CorrectionBook book;
    private final MessageBrowser browser;
    private final OutboxWaking waking;
    private final Clock clock;

    CorrectionDesk(
            JdbcClient jdbc,
            TransactionOperations transactions,
            CorrectedLetter letters,
            CorrectionBook book,
            MessageBrowser browser,
            OutboxWaking waking,
            Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.letters = letters;
        this.book = book;
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
    public Outcome send(Sight sight, String mark, Bytes corrected, String reason) {
        MessageKey key = sight.message();
        Optional<Row> seen = dead(key, "").filter(row -> row.mark().equals(mark));
        if (seen.isEmpty()) {
            return overtaken(key);
        }
        String messageId = ResourceIds.of("MessageHeader", key.partner(), "instead of|" + key.messageId());
        Checked checked = letters.of(seen.get().original(), corrected, messageId);
        if (!checked.faults().isEmpty()) {
            return new Outcome.Faulty(checked.faults());
        }
        Editing editing = new Editing(sight.person(), reason, checked.changed());
        boolean done = Boolean.TRUE.equals(transactions.execute(status -> dead(key, " for update")
                .filter(row -> row.mark().equals(mark))
                .map(row -> replace(row, messageId, checked, editing))
                .orElse(false)));
        if (!done) {
            return overtaken(key);
        }
        waking.wake(key.partner());
        return new Outcome.Sent(new MessageKey(Way.OUT, key.partner(), messageId));
    }

    private boolean replace(Row row, String messageId, Checked checked, Editing editing) {
        Instant now = clock.instant();
        OffsetDateTime at = now.atOffset(ZoneOffset.UTC);
        long number = jdbc.sql("""
                insert into outbox (partner, thread, event, patient, focus, told, sent, commit, instant, teller, telling,
                    message_id, state, not_before, tried_since, replaces, body)
                select partner, thread, event, patient, focus, told, ?::text[], commit, ?, teller, telling, ?, 'waiting', ?, ?,
                    number, ?
                from outbox where number = ? returning number""")
                .params(
                        checked.sent().toArray(String[]::new),
                        at,
                        messageId,
                        at,
                        at,
                        checked.body().toArray(),
                        row.number())
                .query(Long.class)
                .single();
        book.note(number, now, editing);
        concerns(row.original().patient());
        return jdbc.sql("update outbox set state = 'replaced' where number = ?")
                        .param(row.number())
                        .update()
                == 1;
    }

    @Override
    public boolean discard(MessageKey key, String by, String note) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            List<Settled> dead = jdbc.sql("""
                    update outbox set state = 'discarded' where partner = ? and message_id = ? and state = 'dead'
                    returning number, patient""")
                    .params(key.partner(), key.messageId())
                    .query((row, number) -> new Settled(row.getLong(1), row.getString(2)))
                    .list();
            dead.forEach(one -> {
                jdbc.sql("insert into outbox_discard (number, at, person, note) values (?, ?, ?, ?)")
                        .params(one.number(), clock.instant().atOffset(ZoneOffset.UTC), by, note)
                        .update();
                concerns(one.patient());
            });
            return !dead.isEmpty();
        }));
    }

    /** The audit row of the request names whom it is about. */
    private static void concerns(String patient) {
        if (!patient.isEmpty()) {
            AuditedRequest.current().ifPresent(request -> request.concerns(List.of(patient)));
        }
    }

    private Optional<Row> dead(MessageKey key, String lock) {
        return jdbc.sql("select number, body, patient, instant, coalesce(sent, told) from outbox where partner = ?"
                        + " and message_id = ? and state = 'dead' and reason is distinct from 'WITHDRAWN' and thread <> ''"
                        + " and not starts_with(thread, 'Subscription/') and body is not null"
                        + lock)
                .params(key.partner(), key.messageId())
                .query((row, number) -> new Row(
                        row.getLong(1),
                        new Original(
                                key,
                                Bytes.of(row.getBytes(2)),
                                row.getString(3),
                                row.getObject(4, OffsetDateTime.class).toInstant(),
                                List.of((String[]) row.getArray(5).getArray()))))
                .optional();
    }

    private Outcome overtaken(MessageKey key) {
        return new Outcome.Overtaken(browser.course(key, Optional.empty())
                .map(course -> course.line().standing())
                .orElse(Standing.DEAD));
    }
}
