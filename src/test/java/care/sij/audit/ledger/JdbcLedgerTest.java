package care.sij.audit.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.access.token.TestMasterKey;
import care.sij.audit.LedgerKey;
import care.sij.partner.ServiceAddress;
import care.sij.support.TestClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Whether a key was made is told as it is, whatever the database does then. */
class JdbcLedgerTest {

    private static final LedgerKey MADE = new LedgerKey(
            "sij.example.org/sij-ledger", Ed25519.generate().publicKey(), Instant.parse("2026-03-01T10:00:00Z"));

    private final TestClock clock = new TestClock(Instant.parse("2026-03-01T10:00:00Z"));
    private final LedgerSettings settings = new LedgerSettings(
            Optional.empty(),
            Duration.ofSeconds(1),
            LedgerBeans.SIGN_FOR,
            new LedgerSettings.Witness(Optional.empty(), Optional.empty()));
    private final DriverManagerDataSource nowhere = new DriverManagerDataSource("jdbc:none");
    private final JdbcTemplate away = new Away();
    private final LedgerRows rows = new LedgerRows(away);
    private final LedgerKeys keys = new LedgerKeys(
            away,
            TestMasterKey.of((byte) 1),
            settings,
            new ServiceAddress(URI.create("https://sij.example.org")),
            clock);
    private final KnownCheckpoints known = new KnownCheckpoints(rows, settings, clock);

    @Test
    void tellsOfAKeyThatWasMadeThoughItCannotBeReadThen() {
        assertThat(ledger(new Making()).rotateKey()).contains(MADE);
    }

    @Test
    void makesNoKeyWhereNoTransactionBegins() {
        assertThat(ledger(new Sequencer(rows, keys, known, new JdbcTransactionManager(nowhere), clock))
                        .rotateKey())
                .isEmpty();
    }

    private JdbcLedger ledger(Sequencer sequencer) {
        LedgerClock ledgerClock = new LedgerClock(
                sequencer, rows, keys, known, new HeldLeadership(nowhere), new SimpleMeterRegistry(), clock);
        return new JdbcLedger(rows, keys, ledgerClock, sequencer);
    }

    private final class Making extends Sequencer {

        private Making() {
            super(rows, keys, known, new JdbcTransactionManager(nowhere), clock);
        }

        @Override
        LedgerKey rotate() {
            return MADE;
        }
    }

    private static final class Away extends JdbcTemplate {

        @Override
        public <T> List<T> query(String sql, RowMapper<T> mapper) {
            throw new DataAccessResourceFailureException("as a test has it");
        }
    }
}
