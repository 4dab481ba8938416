package care.sij.audit.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Keeps every process from placing leaves while this one finds the ledger altered, by a session of its own: another may
 * not know the checkpoints that this one saw, and would sign what contradicts them.
 */
@Component
class HeldLeadership implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(HeldLeadership.class);
    private static final int ALIVE_SECONDS = 1;

    private final DataSource database;
    private Optional<Connection> session = Optional.empty();

    HeldLeadership(DataSource database) {
        this.database = database;
    }

    synchronized boolean isHeld() {
        return session.isPresent();
    }

    /** Holds it once no process leads, and again when the database ended the session; never waits. */
    synchronized void hold() {
        if (session.filter(HeldLeadership::isAlive).isEmpty()) {
            release();
            session = locked();
        }
    }

    synchronized void release() {
        session.ifPresent(HeldLeadership::end);
        session = Optional.empty();
    }

    @Override
    public void destroy() {
        release();
    }

    private Optional<Connection> locked() {
        try {
            Connection connection = database.getConnection();
            boolean locked = false;
            try {
                locked = answersYes(connection, "select pg_try_advisory_lock(?)");
            } finally {
                if (!locked) {
                    connection.close();
                }
            }
            return locked ? Optional.of(connection) : Optional.empty();
        } catch (SQLException fault) {
            LOG.warn(
                    "other processes could not be kept from placing leaves: {}",
                    fault.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    private static boolean isAlive(Connection connection) {
        try {
            return connection.isValid(ALIVE_SECONDS);
        } catch (SQLException ended) {
            return false;
        }
    }

    /** With a session that ended, the lock is gone already. */
    private static void end(Connection connection) {
        try (connection) {
            answersYes(connection, "select pg_advisory_unlock(?)");
        } catch (SQLException ended) {
            LOG.info(
                    "the session that kept others from placing leaves had ended: {}",
                    ended.getClass().getSimpleName());
        }
    }

    private static boolean answersYes(Connection connection, String question) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(question)) {
            statement.setLong(1, LedgerRows.LEADERSHIP);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }
}
