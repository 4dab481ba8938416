package care.sij.audit;

import care.sij.record.PageCursor;
import java.util.List;
import java.util.Optional;

/** Finds audit rows. */
public interface AuditSearch {

    /**
     * A page of rows, the newest first.
     *
     * @param next where the next page begins; empty for the last
     */
    record Page(List<AuditRow> rows, Optional<PageCursor> next) {}

    Page find(AuditQuery query, Optional<PageCursor> after, int count);

    long count(AuditQuery query);
}
