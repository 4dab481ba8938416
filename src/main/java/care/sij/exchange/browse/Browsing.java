package care.sij.exchange.browse;

import care.sij.exchange.MessageBrowser;
import care.sij.exchange.MessageEvents;
import care.sij.exchange.MessageKey;
import care.sij.exchange.MessageKey.Way;
import care.sij.record.PageCursor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds messages in the inbox and the outbox. */
@Component
class Browsing implements MessageBrowser {

    private final JdbcClient jdbc;
    private final Courses courses;
    private final MessageEvents events;

    Browsing(JdbcClient jdbc, Courses courses, MessageEvents events) {
        this.jdbc = jdbc;
        this.courses = courses;
        this.events = events;
    }

    @Override
    public List<String> events() {
        return events.codes();
    }

    @Override
    public Page page(Asked asked, Optional<PageCursor> after, int count) {
        Asking asking = new Asking(asked, after, count + 1);
        if (asking.findsNothing()) {
            return new Page(List.of(), Optional.empty());
        }
        List<Line> found = jdbc.sql(asking.sql())
                .params(asking.parameters())
                .query(Browsing::line)
                .list();
        Optional<PageCursor> next = found.size() > count ? Optional.of(place(found.get(count - 1))) : Optional.empty();
        return new Page(found.stream().limit(count).toList(), next);
    }

    private static PageCursor place(Line last) {
        MessageKey key = last.key();
        return new PageCursor(List.of(last.at().toString(), key.way().code(), key.partner(), key.messageId()));
    }

    @Override
    public Optional<Course> course(MessageKey key, Optional<String> own) {
        return jdbc.sql(Asking.one(key.way()))
                .params(key.partner(), key.messageId())
                .query(Browsing::line)
                .optional()
                .map(line -> courses.of(line, new Onlooker(own)));
    }

    static Line line(ResultSet row, int number) throws SQLException {
        return new Line(
                new MessageKey(
                        Way.valueOf(row.getString("way").toUpperCase(Locale.ROOT)),
                        row.getString("partner"),
                        row.getString("message_id")),
                row.getString("event"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                Standing.valueOf(
                        row.getString("standing").toUpperCase(Locale.ROOT).replace('-', '_')),
                Optional.ofNullable(row.getString("reason"))
                        .map(reason -> reason.toLowerCase(Locale.ROOT).replace('_', '-')),
                row.getInt("attempts"));
    }
}
