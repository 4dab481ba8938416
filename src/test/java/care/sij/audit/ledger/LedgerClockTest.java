package care.sij.audit.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.access.token.TestMasterKey;
import care.sij.partner.ServiceAddress;
import care.sij.support.TestClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

class LedgerClockTest {

    private final TestClock clock = new TestClock(Instant.parse("2026-03-01T10:00:00Z"));
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void countsWhateverFaultThereIsAndGoesOn() {
        LedgerSettings settings = new LedgerSettings(
                Optional.empty(),
                Duration.ofSeconds(1),
                LedgerBeans.SIGN_FOR,
                new LedgerSettings.Witness(Optional.empty(), Optional.empty()));
        JdbcTemplate unreadable = new Unreadable();
        LedgerRows rows = new LedgerRows(unreadable);
        LedgerKeys keys = new LedgerKeys(
                unreadable,
                TestMasterKey.of((byte) 1),
                settings,
                new ServiceAddress(URI.create("https://sij.example.org")),
                clock);

        KnownCheckpoints known = new KnownCheckpoints(rows, settings, clock);

        new LedgerClock(
                        new Sequencer(rows, keys, known, new JdbcTransactionManager(), clock),
                        rows,
                        keys,
                        known,
                        new HeldLeadership(new DriverManagerDataSource()),
                        registry,
                        clock)
                .tick();

        assertThat(registry.get("sij.ledger.unplaced")
                        .tag("reason", "fault")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    /** Rows of which nobody thought. */
    private static final class Unreadable extends JdbcTemplate {

        @Override
        public <T> List<T> query(String sql, RowMapper<T> mapper) {
            throw new ArrayIndexOutOfBoundsException("as a test has it");
        }
    }
}
