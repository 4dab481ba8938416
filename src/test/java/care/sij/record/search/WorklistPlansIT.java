package care.sij.record.search;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.console.worklist.WorkQueries;
import care.sij.record.Visibility;
import care.sij.support.TestClock;
import care.sij.support.TestRecord;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * The long lists of the worklist have indexes of their own, which PostgreSQL uses only as long as they are asked for in
 * the words of those indexes. All other ways are closed to it here, as in a small table it would take any.
 */
class WorklistPlansIT {

    private static final TestRecord RECORD = TestRecord.on(new TestClock(Instant.parse("2026-11-27T10:00:00Z")));

    private static SingleConnectionDataSource connection;
    private static ExplainingTemplate explaining;

    @BeforeAll
    static void open() throws Exception {
        connection =
                new SingleConnectionDataSource(RECORD.bean(DataSource.class).getConnection(), true);
        explaining = new ExplainingTemplate(connection);
        explaining.execute("set enable_seqscan = off");
        explaining.execute("set enable_bitmapscan = off");
        explaining.execute("set enable_sort = off");
    }

    @AfterAll
    static void close() {
        connection.destroy();
        RECORD.close();
    }

    @ParameterizedTest
    @CsvSource({
        "referrals, '', '', worklist_referrals",
        "referrals, left, '', worklist_referrals",
        "referrals, '', newest, worklist_referrals_latest",
        "referrals, right, newest, worklist_referrals_latest",
        "waiting, '', '', worklist_waiting",
        "waiting, left, newest, worklist_waiting_latest",
        "appointments, '', '', worklist_appointments",
        "appointments, '', newest, worklist_appointments_latest",
        "due, '', '', worklist_due",
        "due, left, '', worklist_due",
        "due, '', newest, worklist_due_latest",
        "overdue, '', '', worklist_overdue",
        "overdue, right, '', worklist_overdue",
        "overdue, '', newest, worklist_overdue_latest",
        "evidence, '', '', worklist_evidence",
        "evidence, left, '', worklist_evidence"
    })
    void areReadInTheOrderOfTheirIndex(String kind, String side, String order, String index) {
        read(Map.of("kind", kind, "side", side, "order", order));

        assertThat(explaining.plan())
                .containsPattern("Limit (?:(?!Sort)[\\s\\S])*?->  Index Scan using " + index + " ");
    }

    /** Rows of one instant are put in the order of their ids. */
    @Test
    void readsMissingEvidenceLatestFirstBackwards() {
        read(Map.of("kind", "evidence", "order", "newest"));

        assertThat(explaining.plan())
                .contains("Index Scan Backward using worklist_evidence ")
                .containsPattern("Presorted Key: v\\w*\\.instant");
    }

    private static void read(Map<String, String> asked) {
        new JdbcSearch(new SearchStatements(explaining), explaining)
                .find(WorkQueries.of(asked), Optional.empty(), Visibility.EVERYTHING);
    }
}
