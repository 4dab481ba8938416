package care.sij.record.store;

import org.springframework.dao.ConcurrencyFailureException;

/** Another commit appended the same version first; running the work again sees it. */
final class AppendConflict extends ConcurrencyFailureException {

    private static final long serialVersionUID = 1;

    AppendConflict(Throwable cause) {
        super("a version was appended by another commit meanwhile", cause);
    }
}
