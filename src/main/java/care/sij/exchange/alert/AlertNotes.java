package care.sij.exchange.alert;

import care.sij.exchange.Alerts.Asked;
import care.sij.exchange.Alerts.Deed;
import care.sij.exchange.Alerts.Note;
import care.sij.exchange.Alerts.Noted;
import care.sij.exchange.Alerts.Standing;
import care.sij.exchange.Alerts.Told;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** What people do about alerts, and how each stands after it. */
@Component
class AlertNotes {

    private static final Duration LATELY = Duration.ofDays(1);

    private static final String TOLD = """
            select * from (
                select a.*, case when a.resolved_at is not null then 'RESOLVED' when n.deed = 'settled' then 'SETTLED'
                    when n.deed is not null or a.acknowledged_at is not null then 'ACKNOWLEDGED' else 'OPEN' end as standing
                from alert a left join lateral (
                    select deed from alert_note where alert = a.number and deed <> 'remarked' order by number desc limit 1) n
                    on true) told\s""";

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final Clock clock;

    AlertNotes(JdbcClient jdbc, TransactionOperations transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    List<Told> find(Asked asked, long below, int most) {
        Set<Standing> standings = asked.standings().isEmpty() ? EnumSet.allOf(Standing.class) : asked.standings();
        return jdbc.sql(TOLD + """
                where number < :below and (:resolved or resolved_at is null) and standing = any(:standings) and condition like :condition and subject like :subject
                order by number desc limit :most""")
                .param("below", below)
                .param("resolved", standings.contains(Standing.RESOLVED))
                .param("standings", standings.stream().map(Enum::name).toArray(String[]::new))
                .param("condition", asked.condition().map(AlertNotes::exactly).orElse("%"))
                .param("subject", asked.subject().map(AlertNotes::exactly).orElse("%"))
                .param("most", most)
                .query(AlertNotes::told)
                .list();
    }

    private static String exactly(String text) {
        return text.replaceAll("([\\\\%_])", "\\\\$1");
    }

    Optional<Told> find(long number) {
        return jdbc.sql(TOLD + "where number = ?")
                .param(number)
                .query(AlertNotes::told)
                .optional();
    }

    Map<Standing, Integer> counts() {
        Map<Standing, Integer> counts = new EnumMap<>(Standing.class);
        Stream.of(Standing.values()).forEach(standing -> counts.put(standing, 0));
        jdbc.sql("select standing, count(*) from (" + TOLD
                        + "where resolved_at is null or resolved_at > ?) counted group by standing")
                .param(clock.instant().minus(LATELY).atOffset(ZoneOffset.UTC))
                .query((row, number) -> counts.put(Standing.valueOf(row.getString(1)), row.getInt(2)))
                .list();
        return counts;
    }

    List<Note> notes(long number) {
        return jdbc.sql("select at, by, deed, note from alert_note where alert = ? order by number")
                .param(number)
                .query((row, place) -> new Note(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("by"),
                        Deed.valueOf(row.getString("deed").toUpperCase(Locale.ROOT)),
                        row.getString("note")))
                .list();
    }

    Noted note(long number, String by, Deed deed, String text, int seen) {
        return transactions.execute(status -> {
            Optional<Noted> refused = refused(number, deed, seen);
            if (refused.isEmpty()) {
                write(number, by, deed, text);
            }
            return refused.orElse(Noted.DONE);
        });
    }

    /** Keeps others from the alert until the transaction ends. */
    private Optional<Noted> refused(long number, Deed deed, int seen) {
        boolean holds = jdbc.sql("select resolved_at is null from alert where number = ? for update")
                .param(number)
                .query(Boolean.class)
                .single();
        if (deed == Deed.REMARKED) {
            return Optional.empty();
        }
        if (!holds) {
            return Optional.of(Noted.NO_LONGER_HOLDS);
        }
        return notes(number).size() == seen ? Optional.empty() : Optional.of(Noted.CHANGED_MEANWHILE);
    }

    private void write(long number, String by, Deed deed, String text) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.sql("insert into alert_note (alert, at, by, deed, note) values (?, ?, ?, ?, ?)")
                .params(number, now, by, deed.name().toLowerCase(Locale.ROOT), text)
                .update();
        if (deed != Deed.REMARKED) {
            jdbc.sql("""
                    update alert set acknowledged_at = coalesce(acknowledged_at, ?), acknowledged_by = coalesce(acknowledged_by, ?)
                    where number = ?""").params(now, by, number).update();
        }
    }

    private static Told told(ResultSet row, int number) throws SQLException {
        return new Told(AlertBook.alert(row), Standing.valueOf(row.getString("standing")));
    }
}
