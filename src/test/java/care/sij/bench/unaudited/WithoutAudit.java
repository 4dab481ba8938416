package care.sij.bench.unaudited;

import care.sij.audit.Asked;
import care.sij.audit.AuditEntry;
import care.sij.audit.Trail;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Takes audit rows and ledger leaves out of a service that is measured for what they cost. The service itself has no
 * switch for that: these classes lie before its own, and its command line names this one.
 */
public class WithoutAudit {

    private static final List<String> WHAT_WRITES_ROWS = List.of(
            "auditedAnswers",
            "auditedCommits",
            "auditedChanges",
            "containerTrail",
            "refusalTrail",
            "jdbcTrail",
            "groupCommit",
            "auditRows");

    @Bean
    static BeanDefinitionRegistryPostProcessor withoutWhatWritesRows() {
        return registry -> WHAT_WRITES_ROWS.forEach(registry::removeBeanDefinition);
    }

    @Bean
    Trail silentTrail() {
        return new Silent();
    }

    @Bean
    JdbcTemplate jdbcTemplate(DataSource database) {
        return new WithoutLeaves(database);
    }

    private static final class Silent implements Trail {

        @Override
        public void append(AuditEntry entry) {}

        @Override
        public void record(AuditEntry entry) {}

        @Override
        public <T> T of(Asked asked, Supplier<T> work) {
            return work.get();
        }
    }

    private static final class WithoutLeaves extends JdbcTemplate {

        WithoutLeaves(DataSource database) {
            super(database);
        }

        @Override
        public int update(String sql, Object... arguments) {
            return sql.startsWith("INSERT INTO ledger_queue") ? 0 : super.update(sql, arguments);
        }
    }
}
