package care.sij.record.search;

import care.sij.record.SearchTime;
import care.sij.record.SearchTooSlow;
import care.sij.record.store.Sql;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;

/** Statements of searches that somebody waits for: those of one request occupy no connection longer than is set. */
@Component
class SearchStatements {

    /** PostgreSQL's {@code query_canceled}. */
    private static final String CANCELLED = "57014";

    /** Whether PostgreSQL may keep the plan of a statement that is asked again with other values. */
    enum Plans {
        KEPT,
        /** An index of certain rows alone is used only where the values are known when the plan is made. */
        ANEW
    }

    private final Function<Plans, JdbcTemplate> jdbc;
    private final Optional<Duration> limit;

    @Autowired
    SearchStatements(DataSource database, SearchSettings settings) {
        this.jdbc = plans -> within(database, plans, settings.timeout());
        this.limit = Optional.of(settings.timeout());
    }

    /** As long as it takes. */
    SearchStatements(JdbcTemplate jdbc) {
        this.jdbc = plans -> jdbc;
        this.limit = Optional.empty();
    }

    /** @throws SearchTooSlow when it takes longer than what is left of the time of its request */
    <T> List<T> query(Sql sql, RowMapper<T> rows) {
        return query(Plans.KEPT, sql, rows);
    }

    /** @throws SearchTooSlow when it takes longer than what is left of the time of its request */
    <T> List<T> query(Plans plans, Sql sql, RowMapper<T> rows) {
        long start = System.nanoTime();
        try {
            return jdbc.apply(plans).query(sql.text(), rows, sql.parameters());
        } catch (DataAccessException failure) {
            if (limit.isPresent()
                    && failure.getMostSpecificCause() instanceof SQLException cause
                    && CANCELLED.equals(cause.getSQLState())) {
                throw new SearchTooSlow(limit.get());
            }
            throw failure;
        } finally {
            SearchTime.spend(Duration.ofNanos(System.nanoTime() - start));
        }
    }

    /** What is left, in whole seconds, begun ones counted. */
    private static JdbcTemplate within(DataSource database, Plans plans, Duration limit) {
        Duration left = limit.minus(SearchTime.spent());
        if (left.isNegative() || left.isZero()) {
            throw new SearchTooSlow(limit);
        }
        JdbcTemplate within = plans == Plans.ANEW ? new PlannedAnew(database) : new JdbcTemplate(database);
        within.setQueryTimeout((int) left.plusSeconds(1).minusNanos(1).toSeconds());
        return within;
    }
}
