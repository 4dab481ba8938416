package care.sij.record.search;

import care.sij.record.SearchTooSlow;
import care.sij.record.store.Sql;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;

/** Statements of searches that somebody waits for: none occupies a connection longer than is set. */
@Component
class SearchStatements {

    /** PostgreSQL's {@code query_canceled}. */
    private static final String CANCELLED = "57014";

    private final JdbcTemplate jdbc;

    @Autowired
    SearchStatements(DataSource database, SearchSettings settings) {
        this(new JdbcTemplate(database));
        jdbc.setQueryTimeout((int) settings.timeout().toSeconds());
    }

    /** As long as it takes. */
    SearchStatements(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @throws SearchTooSlow when it takes longer than it may */
    <T> List<T> query(Sql sql, RowMapper<T> rows) {
        try {
            return jdbc.query(sql.text(), rows, sql.parameters());
        } catch (DataAccessException failure) {
            if (jdbc.getQueryTimeout() > 0
                    && failure.getMostSpecificCause() instanceof SQLException cause
                    && CANCELLED.equals(cause.getSQLState())) {
                throw new SearchTooSlow(Duration.ofSeconds(jdbc.getQueryTimeout()));
            }
            throw failure;
        }
    }
}
