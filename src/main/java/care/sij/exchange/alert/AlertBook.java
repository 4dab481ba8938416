package care.sij.exchange.alert;

import care.sij.exchange.Alerts;
import care.sij.record.PageCursor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** The alerts, one for each condition that holds for a subject, whichever process notices it. */
@Component
class AlertBook implements Alerts {

    private static final String ALERT =
            "select number, condition, subject, opened_at, acknowledged_at, acknowledged_by, resolved_at from alert ";

    /** An alert to be told, and its number. */
    record Untold(long number, Alert alert) {}

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final Clock clock;
    private final AlertNotes notes;

    AlertBook(JdbcClient jdbc, TransactionOperations transactions, Clock clock, AlertNotes notes) {
        this.notes = notes;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Opens an alert for each subject that has none, and resolves those of the others. */
    void note(Condition condition, Set<String> holdsFor, Instant now) {
        String[] subjects = holdsFor.toArray(String[]::new);
        jdbc.sql("""
                insert into alert (condition, subject, opened_at) select ?, unnest(?::text[]), ?
                on conflict (condition, subject) where resolved_at is null do nothing""")
                .params(condition.code(), subjects, now.atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("""
                update alert set resolved_at = ?
                where condition = ? and resolved_at is null and not subject = any(?)""")
                .params(now.atOffset(ZoneOffset.UTC), condition.code(), subjects)
                .update();
    }

    /** The next that was opened or resolved and not told yet; in a transaction, which keeps it from others. */
    Optional<Untold> untold(long after) {
        return jdbc.sql(ALERT + """
                where told <> 'resolved' and (told = 'nothing' or resolved_at is not null) and number > ?
                order by number limit 1 for update skip locked""")
                .param(after)
                .query((row, number) -> new Untold(row.getLong("number"), alert(row)))
                .optional();
    }

    void told(Untold untold) {
        jdbc.sql("update alert set told = ? where number = ?")
                .params(untold.alert().resolvedAt().isPresent() ? "resolved" : "open", untold.number())
                .update();
    }

    int open(Condition condition) {
        return jdbc.sql("select count(*) from alert where condition = ? and resolved_at is null")
                .param(condition.code())
                .query(Integer.class)
                .single();
    }

    @Override
    public Page page(Optional<PageCursor> after, int count) {
        long beyond = after.map(cursor -> Long.valueOf(cursor.values().get(0))).orElse(Long.MAX_VALUE);
        List<Untold> found = jdbc.sql(ALERT + "where number < ? order by number desc limit ?")
                .params(beyond, count + 1)
                .query((row, number) -> new Untold(row.getLong("number"), alert(row)))
                .list();
        Optional<PageCursor> next = found.size() > count
                ? Optional.of(new PageCursor(
                        List.of(Long.toString(found.get(count - 1).number()))))
                : Optional.empty();
        return new Page(found.stream().limit(count).map(Untold::alert).toList(), next);
    }

    @Override
    public boolean acknowledge(long number, String by) {
        int found = transactions.execute(status -> jdbc.sql("""
                update alert set acknowledged_at = coalesce(acknowledged_at, ?), acknowledged_by = coalesce(acknowledged_by, ?)
                where number = ?""")
                .params(clock.instant().atOffset(ZoneOffset.UTC), by, number)
                .update());
        return found == 1;
    }

    @Override
    public List<String> conditions() {
        return Stream.of(Condition.values()).map(Condition::code).toList();
    }

    @Override
    public List<Told> find(Asked asked, long below, int most) {
        return notes.find(asked, below, most);
    }

    @Override
    public Optional<Told> find(long number) {
        return notes.find(number);
    }

    @Override
    public Map<Standing, Integer> counts() {
        return notes.counts();
    }

    @Override
    public List<Note> notes(long number) {
        return notes.notes(number);
    }

    @Override
    public Noted note(long number, String by, Deed deed, String text, int seen) {
        return notes.note(number, by, deed, text, seen);
    }

    static Alert alert(ResultSet row) throws SQLException {
        return new Alert(
                row.getLong("number"),
                row.getString("condition"),
                row.getString("subject"),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                instant(row, "acknowledged_at"),
                Optional.ofNullable(row.getString("acknowledged_by")),
                instant(row, "resolved_at"));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
