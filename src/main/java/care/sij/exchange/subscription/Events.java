package care.sij.exchange.subscription;

import care.sij.record.ResourceKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The events of subscriptions, kept for a time so that what was missed can be asked for. */
@Component
class Events {

    private static final String SELECT =
            "select subscription, number, notice, focus, patient, instant from subscription_event ";

    private final JdbcClient jdbc;

    Events(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Event event) {
        jdbc.sql("insert into subscription_event (subscription, number, notice, focus, patient, instant)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .params(
                        event.subscription(),
                        event.number(),
                        event.notice(),
                        event.focus().reference(),
                        event.patient(),
                        event.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<Event> told(String notice) {
        return jdbc.sql(SELECT + "where notice = ?")
                .param(notice)
                .query(Events::event)
                .optional();
    }

    /** Those from one number to another, both included, at most so many. */
    List<Event> between(String subscription, long since, long until, int most) {
        return jdbc.sql(SELECT + "where subscription = ? and number between ? and ? order by number limit ?")
                .params(subscription, since, until, most)
                .query(Events::event)
                .list();
    }

    void forgetBefore(Instant instant) {
        jdbc.sql("delete from subscription_event where instant < ?")
                .param(instant.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Event event(ResultSet row, int number) throws SQLException {
        return new Event(
                row.getString("subscription"),
                row.getLong("number"),
                row.getString("notice"),
                ResourceKey.of(row.getString("focus")),
                row.getString("patient"),
                row.getObject("instant", OffsetDateTime.class).toInstant());
    }
}
