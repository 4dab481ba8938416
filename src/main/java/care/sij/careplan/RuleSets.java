package care.sij.careplan;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which policy versions the plans on record follow from. */
@Repository
class RuleSets {

    private final JdbcClient jdbc;
    private final Clock clock;

    RuleSets(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Tells whether all plans were last derived with exactly these rules. */
    boolean applied(List<String> rules) {
        return jdbc.sql("select rules from rule_set order by number desc limit 1")
                .query(String.class)
                .optional()
                .filter(text(rules)::equals)
                .isPresent();
    }

    /** Notes that all plans were derived again with these rules. */
    void nowApplied(List<String> rules) {
        jdbc.sql("insert into rule_set (rules, finished_at) values (?, ?)")
                .params(text(rules), clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private static String text(List<String> rules) {
        return String.join("\n", rules);
    }
}
