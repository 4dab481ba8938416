package care.sij.record.store;

import care.sij.record.CommitMark;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The highest number that is there, and how many below it are: a commit that takes longer than a later one changes the
 * second.
 */
@Component
class JdbcCommitMark implements CommitMark {

    /** More than ever are open beside each other. */
    private static final int LOOKED_BACK = 1_000;

    private static final String MARK = """
            SELECT top.number || '.' || (SELECT count(*) FROM commit WHERE number > top.number - ?) AS mark
            FROM (SELECT number FROM commit ORDER BY number DESC LIMIT 1) top
            """;

    private final JdbcTemplate jdbc;

    JdbcCommitMark(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String now() {
        List<String> marks = jdbc.queryForList(MARK, String.class, LOOKED_BACK);
        return marks.isEmpty() ? "0" : marks.get(0);
    }
}
