package care.sij.exchange.subscription;

import care.sij.access.SealedKeys;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The subscriptions in the database; what all processes share. */
@Component
class Rows {

    /** Later than any that is stated; as an instant, which infinity is none of. */
    private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    /** One number for all locks of this kind, beside those of commits and exports. */
    private static final int ENTERING = 0x5349_4a53;

    private static final String SELECT =
            "select id, partner, topic, patient, endpoint, content, timeout, scopes, state,"
                    + " handshake, reason, ends, events from subscription ";

    private final JdbcClient jdbc;
    private final SealedKeys sealed;

    Rows(JdbcClient jdbc, SealedKeys sealed) {
        this.jdbc = jdbc;
        this.sealed = sealed;
    }

    Optional<Row> byId(String id) {
        return jdbc.sql(SELECT + "where id = ?").param(id).query(Rows::row).optional();
    }

    /** Held until the transaction ends: before its notices, as whoever tells of events has it. */
    Optional<Row> locked(String id) {
        return jdbc.sql(SELECT + "where id = ? for update")
                .param(id)
                .query(Rows::row)
                .optional();
    }

    /** Until the transaction ends nobody else of the partner gets past here: what is counted stays so many. */
    void enter(String partner) {
        jdbc.sql("select pg_advisory_xact_lock(?, hashtext(?))")
                .params(ENTERING, partner)
                .query((row, number) -> number)
                .list();
    }

    /** Those of the partner, ordered by id. */
    List<Row> of(String partner) {
        return jdbc.sql(SELECT + "where partner = ? order by id")
                .param(partner)
                .query(Rows::row)
                .list();
    }

    /**
     * Those that events are counted for, ordered by id: in this order they are locked. One that waits for its handshake
     * or failed is not told of them now, but can ask for what it missed.
     */
    List<Row> counting() {
        return jdbc.sql(SELECT + "where state <> 'off' order by id")
                .query(Rows::row)
                .list();
    }

    /**
     * Puts what is wanted now in the place of what was. Headers that were kept stay while their endpoint does; one that
     * is off has none.
     */
    void put(String id, String partner, Wish wish, String scopes, State state, String handshake, Instant now) {
        byte[] headers = wish.headers().isEmpty() || state == State.OFF
                ? null
                : sealed.seal(String.join("\n", wish.headers()).getBytes(StandardCharsets.UTF_8), purpose(id));
        jdbc.sql("""
                insert into subscription as s (id, partner, topic, patient, endpoint, content, heartbeat, timeout, scopes,
                    sealed_headers, state, handshake, ends, last_sent)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (id) do update set partner = excluded.partner, topic = excluded.topic,
                    patient = excluded.patient, endpoint = excluded.endpoint, content = excluded.content,
                    heartbeat = excluded.heartbeat, timeout = excluded.timeout, scopes = excluded.scopes,
                    sealed_headers = coalesce(excluded.sealed_headers,
                        case when s.endpoint = excluded.endpoint and s.partner = excluded.partner
                            and excluded.state <> 'off' then s.sealed_headers end),
                    state = excluded.state, handshake = excluded.handshake, reason = '', ends = excluded.ends,
                    last_sent = excluded.last_sent""")
                .param(id)
                .param(partner)
                .param(wish.topic().url())
                .param(wish.patient().orElse(""))
                .param(wish.endpoint().toString())
                .param(wish.content().code())
                .param(Math.toIntExact(wish.heartbeat().toSeconds()))
                .param(Math.toIntExact(wish.timeout().toSeconds()))
                .param(scopes)
                .param(headers)
                .param(state.code())
                .param(handshake)
                .param(wish.ends().orElse(NEVER).atOffset(ZoneOffset.UTC))
                .param(now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The headers that it wants sent. */
    List<String> headers(String id) {
        return jdbc.sql("select sealed_headers from subscription where id = ? and sealed_headers is not null")
                .param(id)
                .query((row, number) -> row.getBytes(1))
                .optional()
                .map(bytes -> new String(sealed.open(bytes, purpose(id)), StandardCharsets.UTF_8)
                        .lines()
                        .toList())
                .orElse(List.of());
    }

    /** Moves it on from where it stands; false when it stands elsewhere by now, or a newer handshake is awaited. */
    boolean move(Row row, State to, String reason) {
        return jdbc.sql("update subscription set state = ?, reason = ?,"
                                + " sealed_headers = case when ? then null else sealed_headers end"
                                + " where id = ? and state = ? and handshake = ?")
                        .params(
                                to.code(),
                                reason,
                                to == State.OFF,
                                row.id(),
                                row.state().code(),
                                row.handshake())
                        .update()
                == 1;
    }

    /** It is told nothing any more, and its headers are forgotten. */
    void end(String id) {
        jdbc.sql("update subscription set state = 'off', sealed_headers = null where id = ?")
                .param(id)
                .update();
    }

    /** The next number of an event; nobody else gets one before the transaction ends. */
    long next(String id, Instant now) {
        return jdbc.sql("update subscription set events = events + 1, last_sent = ? where id = ? returning events")
                .params(now.atOffset(ZoneOffset.UTC), id)
                .query(Long.class)
                .single();
    }

    /** Those that were told nothing for so long that they are to hear a heartbeat; given to one taker only. */
    List<Row> takeSilent(Instant now) {
        return jdbc.sql("""
                update subscription s set last_sent = ?::timestamptz
                where state = 'active' and heartbeat > 0 and last_sent + make_interval(secs => heartbeat) <= ?::timestamptz
                    and not exists (select from delivery_thread t
                        where t.partner = s.partner and t.thread = 'Subscription/' || s.id)
                returning id, partner, topic, patient, endpoint, content, timeout, scopes, state, handshake, reason, ends,
                    events""")
                .params(now.atOffset(ZoneOffset.UTC), now.atOffset(ZoneOffset.UTC))
                .query(Rows::row)
                .list();
    }

    List<Row> ended(Instant now) {
        return jdbc.sql(SELECT + "where ends <= ? and state <> 'off'")
                .param(now.atOffset(ZoneOffset.UTC))
                .query(Rows::row)
                .list();
    }

    private static String purpose(String id) {
        return "subscription " + id;
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        String patient = row.getString("patient");
        return new Row(
                row.getString("id"),
                row.getString("partner"),
                Topic.of(row.getString("topic")).orElseThrow(),
                Optional.of(patient).filter(id -> !id.isEmpty()),
                URI.create(row.getString("endpoint")),
                Content.of(row.getString("content")).orElseThrow(),
                Duration.ofSeconds(row.getInt("timeout")),
                row.getString("scopes"),
                State.of(row.getString("state")),
                row.getString("handshake"),
                row.getString("reason"),
                row.getObject("ends", OffsetDateTime.class).toInstant(),
                row.getLong("events"));
    }
}
