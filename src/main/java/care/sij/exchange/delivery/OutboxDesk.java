package care.sij.exchange.delivery;

import care.sij.exchange.Deliveries;
import care.sij.fhir.ResourceIds;
import care.sij.record.PageCursor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** The outbox as those see it who watch over it. */
@Component
class OutboxDesk implements Deliveries {

    static final String ITEM = """
            select o.number, o.message_id, o.partner, o.event, o.instant, o.state, o.reason, o.attempts,
                (select greatest(t.due, o.not_before) from delivery_thread t
                    where o.state = 'waiting' and t.partner = o.partner and t.thread = o.thread),
                (select r.message_id from outbox r where r.number = o.replaces),
                array(select split_part(p.part, '/', 1) || ' ' || p.reason from push_part p
                    where p.partner = o.partner and p.message_id = o.message_id and p.state = 'lost' order by p.part)
            from outbox o\s""";

    record Row(long number, Item item) {}

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final Gates gates;
    private final GateTurns turns;
    private final Lines lines;
    private final Clock clock;

    OutboxDesk(
            JdbcClient jdbc,
            TransactionOperations transactions,
            Gates gates,
            GateTurns turns,
            Lines lines,
            Clock clock) {
        this.turns = turns;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.gates = gates;
        this.lines = lines;
        this.clock = clock;
    }

    @Override
    public Page page(Asked asked, Optional<PageCursor> after, int count) {
        StringBuilder where = new StringBuilder("where o.number > ?");
        List<Object> parameters = new ArrayList<>();
        parameters.add(after.map(OutboxDesk::number).orElse(0L));
        asked.partner().ifPresent(partner -> {
            where.append(" and o.partner = ?");
            parameters.add(partner);
        });
        asked.state().ifPresent(state -> {
            where.append(" and o.state = ?");
            parameters.add(stored(state));
        });
        parameters.add(count + 1);
        List<Row> found = jdbc.sql(ITEM + where + " order by o.number limit ?")
                .params(parameters)
                .query(OutboxDesk::row)
                .list();
        Optional<PageCursor> next = found.size() > count
                ? Optional.of(new PageCursor(
                        List.of(Long.toString(found.get(count - 1).number()))))
                : Optional.empty();
        return new Page(found.stream().limit(count).map(Row::item).toList(), next);
    }

    /** Whoever makes up a place begins at the start. */
    private static long number(PageCursor cursor) {
        String place = cursor.values().get(0);
        return place.matches("\\d{1,18}") ? Long.parseLong(place) : 0;
    }

    @Override
    public List<Item> sendAgain(String partner, List<String> messages, int most, Run run) {
        List<Item> concerned = transactions.execute(status -> {
            List<Row> dead = dead(partner, messages, most);
            if (run == Run.REAL) {
                dead.forEach(this::sendAgain);
            }
            return dead.stream().map(Row::item).toList();
        });
        lines.wake(partner);
        return concerned;
    }

    /** Without corrections whose content was refused again: written anew they would lose what was corrected. */
    private List<Row> dead(String partner, List<String> messages, int most) {
        return jdbc.sql(ITEM + """
                where o.partner = ? and o.thread <> '' and (o.state = 'dead' and ? and not starts_with(o.thread, 'Subscription/') or o.state in ('dead', 'in-custody') and o.message_id = any(?))
                    and (o.reason is distinct from ? or not exists (select 1 from outbox_correction c where c.number = o.number))
                order by o.number limit ? for update of o""")
                .params(partner, messages.isEmpty(), messages.toArray(String[]::new), Reason.REFUSED.name(), most)
                .query(OutboxDesk::row)
                .list();
    }

    private void sendAgain(Row row) {
        if (row.item().reason().filter(Reason.REFUSED.name()::equals).isPresent()) {
            sendAnew(row);
        } else {
            jdbc.sql(
                            "update outbox set state = 'waiting', not_before = ?, tried_since = ?, settled_at = null where number = ?")
                    .params(now(), now(), row.number())
                    .update();
        }
    }

    /** A partner answers a message that it refused with its refusal, so a corrected one needs an id of its own. */
    private void sendAnew(Row row) {
        Item refused = row.item();
        jdbc.sql("""
                insert into outbox (partner, thread, event, patient, focus, told, commit, instant, teller, telling,
                    message_id, state, not_before, tried_since, replaces)
                select partner, thread, event, patient, focus, told, commit, ?, teller, telling, ?, 'waiting', ?, ?, number
                from outbox where number = ?""")
                .params(
                        now(),
                        ResourceIds.of("MessageHeader", refused.partner(), "instead of|" + refused.messageId()),
                        now(),
                        now(),
                        row.number())
                .update();
        jdbc.sql("update outbox set state = 'replaced' where number = ?")
                .param(row.number())
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    @Override
    public void hold(String partner, Why why) {
        turn(partner, Way.HELD, why, OptionalLong.empty());
    }

    @Override
    public void release(String partner, Why why) {
        turn(partner, Way.RELEASED, why, OptionalLong.empty());
    }

    @Override
    public boolean turn(String partner, Way way, Why why, long seen) {
        return turn(partner, way, why, OptionalLong.of(seen));
    }

    private boolean turn(String partner, Way way, Why why, OptionalLong seen) {
        boolean done = transactions.execute(status -> {
            gates.lock(partner);
            long last = turned(partner).map(Turned::number).orElse(0L);
            if (seen.isPresent() && seen.getAsLong() != last) {
                return false;
            }
            switch (way) {
                case HELD -> gates.hold(partner);
                case RELEASED -> release(partner);
            }
            turns.note(partner, why, way);
            return true;
        });
        if (done && way == Way.RELEASED) {
            lines.wake(partner);
        }
        return done;
    }

    private void release(String partner) {
        gates.release(partner);
        jdbc.sql("update outbox set tried_since = ? where partner = ? and state = 'waiting'")
                .params(now(), partner)
                .update();
    }

    @Override
    public Optional<Turned> turned(String partner) {
        return turns.last(partner);
    }

    private static String stored(State state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Row row(ResultSet row, int number) throws SQLException {
        State state = State.valueOf(row.getString(6).toUpperCase(Locale.ROOT).replace('-', '_'));
        return new Row(
                row.getLong(1),
                new Item(
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        instant(row, 5),
                        state,
                        Optional.ofNullable(row.getString(7)),
                        row.getInt(8),
                        state == State.WAITING ? Optional.of(instant(row, 9)) : Optional.empty(),
                        Optional.ofNullable(row.getString(10)),
                        List.of((String[]) row.getArray(11).getArray())));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
