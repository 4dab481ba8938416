package care.sij.exchange.message;

import care.sij.exchange.ParkedMessage;
import care.sij.exchange.ParkedMessages;
import care.sij.exchange.facts.WaitKey;
import care.sij.record.PageCursor;
import care.sij.record.Visibility;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lists what is parked; a message is visible as the Bundle it is archived as is. */
@Component
class ParkedList implements ParkedMessages {

    private static final String AFTER = " and (p.since, p.partner, p.message_id) > (?::timestamptz, ?, ?)";

    private final JdbcClient jdbc;

    ParkedList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Page page(Optional<PageCursor> after, int count, Visibility visibility) {
        Visibility.Condition visible = visibility.condition();
        List<Object> parameters = new ArrayList<>(visible.parameters());
        after.ifPresent(cursor -> parameters.addAll(cursor.values()));
        parameters.add(count + 1);
        List<ParkedMessage> found = jdbc.sql("""
                select p.partner, p.message_id, p.bundle, i.event, p.source_at, p.since, p.state, p.waits_for
                from parked_message p join inbox i on i.partner = p.partner and i.message_id = p.message_id
                join resource_current v on v.type = 'Bundle' and v.id = p.bundle
                where (%s)%s
                order by p.since, p.partner, p.message_id limit ?""".formatted(visible.sql(), after.isPresent() ? AFTER : ""))
                .params(parameters)
                .query(ParkedList::read)
                .list();
        List<ParkedMessage> page = found.stream().limit(count).toList();
        return new Page(page, found.size() > count ? Optional.of(place(page.get(count - 1))) : Optional.empty());
    }

    private static PageCursor place(ParkedMessage last) {
        return new PageCursor(List.of(last.since().toString(), last.partner(), last.messageId()));
    }

    private static ParkedMessage read(ResultSet row, int number) throws SQLException {
        ParkedMessage.State state = ParkedMessage.State.valueOf(row.getString(7).toUpperCase(Locale.ROOT));
        return new ParkedMessage(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                instant(row, 5),
                instant(row, 6),
                state,
                state == ParkedMessage.State.WAITING ? awaited(row) : Set.of());
    }

    private static Set<ParkedMessage.Awaited> awaited(ResultSet row) throws SQLException {
        String[] keys = (String[]) row.getArray(8).getArray();
        return Arrays.stream(keys).map(WaitKey::kind).collect(Collectors.toSet());
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
