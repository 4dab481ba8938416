package care.sij.record.store;

import care.sij.record.CommitCause;
import care.sij.record.CommitStep;
import care.sij.record.Commits;
import care.sij.record.OpenCommit;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Set;
import java.util.function.Function;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Commits as PostgreSQL transactions. They are READ COMMITTED as every connection of the pool is: asking for it with
 * each transaction would cost a question to the server each time.
 */
@Component
class JdbcCommits implements Commits {

    private static final int RETRIES = 3;
    private static final Set<String> TRANSIENT = Set.of("40001", "40P01");

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transactions;
    private final ObjectProvider<CommitStep> steps;
    private final CommitClock clock;
    private final CurrentRows rows;
    private final VersionWriter writer;

    JdbcCommits(
            JdbcTemplate jdbc,
            PlatformTransactionManager transactionManager,
            Clock clock,
            ObjectProvider<CommitStep> steps) {
        this.jdbc = jdbc;
        this.transactions = new TransactionTemplate(transactionManager);
        this.steps = steps;
        this.clock = new CommitClock(jdbc, clock);
        this.rows = new CurrentRows(jdbc);
        this.writer = new VersionWriter(jdbc, new SecureRandom());
    }

    @Override
    public <T> T commit(CommitCause cause, Function<OpenCommit, T> work) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("a commit is a transaction of its own");
        }
        for (int retry = 0; ; retry++) {
            try {
                return transactions.execute(status -> run(cause, work, status));
            } catch (RuntimeException e) {
                if (retry == RETRIES || !mayGoAwayByRetrying(e)) {
                    throw e;
                }
            }
        }
    }

    private <T> T run(CommitCause cause, Function<OpenCommit, T> work, TransactionStatus status) {
        JdbcOpenCommit commit = new JdbcOpenCommit(cause, status, new CommitLocks(jdbc), clock, rows);
        T result = work.apply(commit);
        steps.orderedStream().forEach(step -> step.apply(commit));
        commit.stampIfTaken().ifPresent(stamp -> writer.write(cause, stamp, commit.pending()));
        return result;
    }

    private static boolean mayGoAwayByRetrying(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof AppendConflict
                    || (cause instanceof SQLException sql && TRANSIENT.contains(sql.getSQLState()))) {
                return true;
            }
        }
        return false;
    }
}
