package care.sij.console.history;

import care.sij.console.history.KnownPlan.Criterion;
import care.sij.console.history.KnownPlan.Other;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The plans of a patient at an instant, and all moments at which something became known.
 *
 * @param instant at which the plans are shown
 * @param box the same as the date-time box has it
 * @param zone of that box
 * @param place how many moments there were by then; 0 before the first
 * @param size how many moments there are
 * @param page of moments that is shown, from 1
 * @param pages of moments
 * @param criteria those of the plans that one page shows
 * @param others likewise what else belongs to the plans
 */
record HistoryView(
        Subject subject,
        Instant instant,
        String box,
        String zone,
        int place,
        int size,
        int page,
        int pages,
        List<Moment> moments,
        KnownPlan plan,
        Rows<Criterion> criteria,
        Rows<Other> others) {

    /** Where these plans are shown again, exactly. */
    public String address() {
        return subject.path("?at=" + instant);
    }

    /** Where the next page of moments is. */
    public Optional<String> next() {
        return page < pages ? Optional.of(address() + "&page=" + (page + 1)) : Optional.empty();
    }

    /** Where the page of moments before is. */
    public Optional<String> previous() {
        return page > 1 ? Optional.of(address() + "&page=" + (page - 1)) : Optional.empty();
    }
}
