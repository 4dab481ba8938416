package care.sij.exchange.delivery;

import care.sij.exchange.Traffic;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts what came and went, by partner; what subscriptions tell is not among it, as in the outbox's own counts. */
@Component
class TrafficLook implements Traffic {

    private static final Duration DAY = Duration.ofDays(1);

    private static final String STANDING = """
            select p.id, coalesce(g.held, false) as held, g.closed_until > :now as paused, g.closed_until,
                coalesce(g.failures, 0) as failures, w.waiting, w.failing, w.oldest, d.dead, i.last_in, i.received, i.refused,
                o.last_out, o.settled, o.given_up
            from unnest(:partners::text[]) as p (id)
            left join delivery_gate g on g.partner = p.id
            cross join lateral (
                select count(*) as waiting, min(instant) as oldest,
                    count(*) filter (where reason is not null and reason not in ('MORE_TO_SEND', 'NO_TURN')) as failing
                from outbox where partner = p.id and state = 'waiting' and not starts_with(thread, 'Subscription/')) w
            cross join lateral (
                select count(*) as dead from outbox
                where partner = p.id and state = 'dead' and thread <> '' and not starts_with(thread, 'Subscription/')) d
            cross join lateral (
                select (select max(received_at) from inbox where partner = p.id) as last_in, count(*) as received,
                    count(*) filter (where code <> 'ok') as refused
                from inbox where partner = p.id and received_at > :since) i
            cross join lateral (
                select (select max(settled_at) from outbox where partner = p.id and settled_at is not null
                    and not starts_with(thread, 'Subscription/')) as last_out,
                    count(*) as settled, count(*) filter (where state = 'dead') as given_up
                from outbox where partner = p.id and settled_at > :since and not starts_with(thread, 'Subscription/')) o""";

    private final JdbcClient jdbc;
    private final Clock clock;

    TrafficLook(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public Map<String, Standing> of(Collection<String> partners) {
        Instant now = clock.instant();
        Map<String, Standing> standings = new HashMap<>();
        jdbc.sql(STANDING)
                .param("partners", partners.toArray(String[]::new))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("since", now.minus(DAY).atOffset(ZoneOffset.UTC))
                .query((row, number) -> standings.put(row.getString("id"), standing(row)))
                .list();
        return Map.copyOf(standings);
    }

    @Override
    public List<Last> last(String partner, int most) {
        Stream<Last> came = jdbc
                .sql("select event, received_at, code from inbox where partner = ? order by received_at desc limit ?")
                .params(partner, most)
                .query((row, number) -> last(Way.IN, row))
                .list()
                .stream();
        Stream<Last> went = jdbc
                .sql("select event, settled_at, state from outbox where partner = ? and settled_at is not null"
                        + " and not starts_with(thread, 'Subscription/') order by settled_at desc limit ?")
                .params(partner, most)
                .query((row, number) -> last(Way.OUT, row))
                .list()
                .stream();
        return Stream.concat(came, went)
                .sorted(Comparator.comparing(Last::at).reversed())
                .toList();
    }

    private static Last last(Way way, ResultSet row) throws SQLException {
        return new Last(
                way, row.getString(1), row.getObject(2, OffsetDateTime.class).toInstant(), row.getString(3));
    }

    private static Standing standing(ResultSet row) throws SQLException {
        return new Standing(
                gate(row),
                row.getInt("failures"),
                row.getInt("waiting"),
                instant(row, "oldest"),
                row.getInt("dead"),
                instant(row, "last_in"),
                instant(row, "last_out"),
                new Day(
                        row.getInt("received"),
                        row.getInt("refused"),
                        row.getInt("settled") + row.getInt("failing"),
                        row.getInt("given_up") + row.getInt("failing")));
    }

    private static Gate gate(ResultSet row) throws SQLException {
        if (row.getBoolean("held")) {
            return new Gate.Held();
        }
        return row.getBoolean("paused")
                ? new Gate.Paused(instant(row, "closed_until").orElseThrow())
                : new Gate.Open();
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
