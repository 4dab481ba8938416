package care.sij.record.search;

import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

/** Explains what it is asked instead of asking it. */
final class ExplainingTemplate extends JdbcTemplate {

    private String plan = "";

    ExplainingTemplate(DataSource dataSource) {
        super(dataSource);
    }

    @Override
    public <T> List<T> query(String sql, RowMapper<T> rows, Object... parameters) {
        plan = String.join("\n", super.queryForList("EXPLAIN " + sql, String.class, parameters));
        return List.of();
    }

    /** Of what was asked last. */
    String plan() {
        return plan;
    }
}
