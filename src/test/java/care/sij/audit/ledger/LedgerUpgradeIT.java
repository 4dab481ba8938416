package care.sij.audit.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.audit.Finding;
import care.sij.audit.Finding.Kind;
import care.sij.support.TestClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** A ledger from before its checkpoints were chained goes on. */
class LedgerUpgradeIT {

    private static final Path MIGRATION = Path.of("src/main/resources/db/migration/V37__ledger_chain_and_queue.sql");

    private final LedgerRecord ledger = new LedgerRecord(new TestClock(Instant.parse("2026-03-01T10:00:00Z")));

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void chainsTheCheckpointsThereAreAndLetsABadRowOfTheQueueBe() throws IOException {
        for (int number = 0; number < 3; number++) {
            ledger.commit("pain", 2 * number, 2 * number + 2);
            ledger.place();
        }
        JdbcTemplate owner = ledger.record().owner();
        owner.execute("alter table ledger_checkpoint drop column previous");
        owner.execute("alter table ledger_queue drop constraint ledger_queue_leaf, drop column since");
        owner.execute("insert into ledger_queue (subject, leaf) values ('short', '1')");

        owner.execute(Files.readString(MIGRATION, StandardCharsets.UTF_8));

        assertThat(owner.queryForList("select previous from ledger_checkpoint order by size", Long.class))
                .containsExactly(0L, 2L, 4L);
        ledger.commit("pain", 6, 7);
        ledger.place();
        assertThat(ledger.ledger().latest().orElseThrow().checkpoint().size()).isEqualTo(7);
        assertThat(ledger.verify().findings()).containsExactly(new Finding(Kind.LEAF_UNKNOWN, "short"));
    }
}
