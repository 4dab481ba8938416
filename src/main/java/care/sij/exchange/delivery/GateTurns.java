package care.sij.exchange.delivery;

import care.sij.exchange.Deliveries.Turned;
import care.sij.exchange.Deliveries.Way;
import care.sij.exchange.Deliveries.Why;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who held and released partners, and why. */
@Component
class GateTurns {

    private final JdbcClient jdbc;
    private final Clock clock;

    GateTurns(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** In the running transaction. */
    void note(String partner, Why why, Way way) {
        jdbc.sql("insert into gate_turn (partner, at, by, way, comment) values (?, ?, ?, ?, ?)")
                .params(
                        partner,
                        clock.instant().atOffset(ZoneOffset.UTC),
                        why.by(),
                        way.name().toLowerCase(Locale.ROOT),
                        why.comment())
                .update();
    }

    Optional<Turned> last(String partner) {
        return jdbc.sql(
                        "select number, at, by, way, comment from gate_turn where partner = ? order by number desc limit 1")
                .param(partner)
                .query((row, index) -> new Turned(
                        row.getLong("number"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        new Why(row.getString("by"), row.getString("comment")),
                        Way.valueOf(row.getString("way").toUpperCase(Locale.ROOT))))
                .optional();
    }
}
