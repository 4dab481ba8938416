package care.sij.record.search;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.console.worklist.WorkQueries;
import care.sij.record.SearchQuery;
import care.sij.record.Visibility;
import care.sij.support.TestClock;
import care.sij.support.TestRecord;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
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
        "referrals, ''",
        "referrals, left",
        "due, ''",
        "due, left",
        "overdue, ''",
        "overdue, right",
        "evidence, ''",
        "evidence, left"
    })
    void areReadInTheOrderOfTheirIndex(String kind, String side) {
        SearchQuery query = WorkQueries.of(kind, side);
        JdbcSearch search = new JdbcSearch(new SearchStatements(explaining), explaining);

        search.find(query, Optional.empty(), Visibility.EVERYTHING);

        assertThat(explaining.plan()).contains("using worklist_" + kind).doesNotContain("Sort Key: v.id");
    }
}
