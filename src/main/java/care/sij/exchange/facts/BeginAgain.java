package care.sij.exchange.facts;

import java.sql.SQLException;
import org.springframework.dao.CannotAcquireLockException;

/** Between a look and a lock somebody else has changed what the look found: the commit begins again. */
public final class BeginAgain {

    private BeginAgain() {}

    /** To be thrown; the record tries the commit again. */
    public static CannotAcquireLockException because(String whatChanged) {
        return new CannotAcquireLockException(whatChanged, new SQLException("serialization failure", "40001"));
    }
}
