package care.sij.record.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.sij.record.SearchTime;
import care.sij.record.SearchTooSlow;
import care.sij.record.store.Sql;
import care.sij.support.TestClock;
import care.sij.support.TestRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.RowMapper;

/** No search occupies a connection without end. */
class SlowSearchIT {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final RowMapper<String> TEXT =
            (row, number) -> Optional.ofNullable(row.getString(1)).orElse("");
    private static final TestRecord RECORD = TestRecord.on(new TestClock(Instant.parse("2026-03-01T10:00:00Z")));

    private final SearchStatements reads =
            new SearchStatements(RECORD.bean(DataSource.class), new SearchSettings(SECOND));

    @AfterAll
    static void close() {
        RECORD.close();
    }

    @Test
    void endsWhatTakesTooLongAndGivesTheConnectionBack() {
        assertThatThrownBy(() -> reads.query(new Sql("SELECT pg_sleep(600)"), TEXT))
                .isInstanceOfSatisfying(
                        SearchTooSlow.class, slow -> assertThat(slow.limit()).isEqualTo(SECOND));
        assertThat(reads.query(new Sql("SELECT 'next'"), TEXT)).containsExactly("next");
        assertThat(RECORD.owner()
                        .queryForObject(
                                "SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'SELECT pg_sleep(600)%'"
                                        + " AND state = 'active'",
                                Integer.class))
                .isZero();
    }

    @Test
    void givesTheSearchesOfOneRequestTheirTimeTogether() {
        Sql quick = new Sql("SELECT 'quick'");
        assertThat(SearchTime.shared(() -> {
                    SearchTime.spend(SECOND.minusMillis(1));
                    return reads.query(quick, TEXT);
                }))
                .containsExactly("quick");
        assertThatThrownBy(() -> SearchTime.shared(() -> {
                    SearchTime.shared(() -> reads.query(new Sql("SELECT pg_sleep(0.6)"), TEXT));
                    reads.query(new Sql("SELECT pg_sleep(0.6)"), TEXT);
                    return reads.query(quick, TEXT);
                }))
                .isInstanceOfSatisfying(
                        SearchTooSlow.class, slow -> assertThat(slow.limit()).isEqualTo(SECOND));
        assertThat(reads.query(quick, TEXT)).as("the next request").containsExactly("quick");
    }

    @Test
    void tellsOtherFaultsAsTheyAre() {
        assertThatThrownBy(() -> reads.query(new Sql("SELECT 1 FROM nothing"), TEXT))
                .isNotInstanceOf(SearchTooSlow.class);
    }
}
