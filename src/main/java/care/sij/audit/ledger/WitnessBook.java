package care.sij.audit.ledger;

import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Up to which size each witness has the checkpoints; shared by all processes. */
@Component
class WitnessBook {

    /** Whoever holds it in its transaction tells witnesses. */
    private static final long TELLING = 0x7369_6a77_6974_6e65L;

    private final JdbcTemplate jdbc;
    private final Clock clock;

    WitnessBook(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Whether this transaction tells witnesses; never waits. */
    boolean tells() {
        return jdbc.query("select pg_try_advisory_xact_lock(?)", (row, number) -> row.getBoolean(1), TELLING)
                .get(0);
    }

    long told(String witness) {
        return jdbc
                .query("select size from ledger_witness where witness = ?", (row, number) -> row.getLong(1), witness)
                .stream()
                .findFirst()
                .orElse(0L);
    }

    void tell(String witness, long size) {
        jdbc.update(
                "insert into ledger_witness (witness, size, sent_at) values (?, ?, ?)"
                        + " on conflict (witness) do update set size = excluded.size, sent_at = excluded.sent_at",
                witness,
                size,
                clock.instant().atOffset(ZoneOffset.UTC));
    }
}
