package care.sij.console.history;

import care.sij.audit.PlanChange;
import care.sij.console.frame.IllegalFilter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What plans state otherwise at a later instant.
 *
 * @param count how many resources changed
 * @param page of changes that is shown, from 1
 */
record CompareView(Subject subject, Instant from, Instant to, int count, int page, int pages, List<Change> changes) {

    private static final int PAGE = 30;
    private static final int LINES = 10;

    static CompareView of(Subject subject, Instant from, Instant to, List<PlanChange> all, int page) {
        int pages = Math.max(1, (all.size() + PAGE - 1) / PAGE);
        if (page < 1 || page > pages) {
            throw new IllegalFilter("The field page takes a number from 1 to " + pages + ".");
        }
        return new CompareView(
                subject,
                from,
                to,
                all.size(),
                page,
                pages,
                all.stream()
                        .skip((page - 1L) * PAGE)
                        .limit(PAGE)
                        .map(change -> Change.of(change, LINES))
                        .toList());
    }

    /** Where the next page is. */
    public Optional<String> next() {
        return page < pages ? Optional.of(address(page + 1)) : Optional.empty();
    }

    /** Where the first page is, from a later one. */
    public Optional<String> first() {
        return page > 1 ? Optional.of(address(1)) : Optional.empty();
    }

    private String address(int wanted) {
        return subject.path("/compare?from=" + from + "&to=" + to + "&page=" + wanted);
    }
}
