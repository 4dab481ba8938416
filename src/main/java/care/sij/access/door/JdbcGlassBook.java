package care.sij.access.door;

import care.sij.access.BrokenGlass;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The book in the table {@code broken_glass}. */
@Component
class JdbcGlassBook implements BrokenGlass.Book {

    private static final String ENTRIES = "select number, at, person, reason, request_id from broken_glass ";

    private final JdbcClient jdbc;
    private final Clock clock;

    JdbcGlassBook(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    BrokenGlass note(String person, String reason, String requestId) {
        Instant now = clock.instant();
        long number = jdbc.sql(
                        "insert into broken_glass (at, person, reason, request_id) values (?, ?, ?, ?) returning number")
                .params(now.atOffset(ZoneOffset.UTC), person, reason, requestId)
                .query(Long.class)
                .single();
        return new BrokenGlass(number, now, person, reason, requestId);
    }

    @Override
    public List<BrokenGlass> newest(int count) {
        return jdbc.sql(ENTRIES + "order by number desc limit ?")
                .param(count)
                .query(JdbcGlassBook::entry)
                .list();
    }

    @Override
    public List<BrokenGlass> since(Instant instant) {
        return jdbc.sql(ENTRIES + "where at > ? order by number")
                .param(instant.atOffset(ZoneOffset.UTC))
                .query(JdbcGlassBook::entry)
                .list();
    }

    private static BrokenGlass entry(ResultSet row, int number) throws SQLException {
        return new BrokenGlass(
                row.getLong("number"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("person"),
                row.getString("reason"),
                row.getString("request_id"));
    }
}
