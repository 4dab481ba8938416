package care.sij.record.search;

import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.RowMapper;

/**
 * Explains what it is asked instead of asking it; only links are followed, since what is asked next follows from them.
 */
final class ExplainingTemplate extends JdbcTemplate {

    private final List<String> plans = new ArrayList<>();

    ExplainingTemplate(DataSource dataSource) {
        super(dataSource);
    }

    @Override
    public <T> List<T> query(String sql, RowMapper<T> rows, Object... parameters) {
        explain(sql, parameters);
        return List.of();
    }

    @Override
    public void query(String sql, RowCallbackHandler rows, Object... parameters) {
        explain(sql, parameters);
        super.query(sql, rows, parameters);
    }

    private void explain(String sql, Object... parameters) {
        plans.add(String.join("\n", super.queryForList("EXPLAIN " + sql, String.class, parameters)));
    }

    /** Of all that was asked since the last time. */
    String plan() {
        String all = String.join("\n", plans);
        plans.clear();
        return all;
    }
}
