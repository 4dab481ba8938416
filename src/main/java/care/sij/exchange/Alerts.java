package care.sij.exchange;

import care.sij.record.PageCursor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What somebody should look at: open, perhaps acknowledged, and resolved by itself once it no longer holds. */
public interface Alerts {

    /**
     * One condition that holds, or held, for one subject.
     *
     * @param condition its code, e.g. {@code delivery-dead}
     * @param subject a partner's id or a reference to a resource, never anything about a patient
     */
    record Alert(
            long number,
            String condition,
            String subject,
            Instant openedAt,
            Optional<Instant> acknowledgedAt,
            Optional<String> acknowledgedBy,
            Optional<Instant> resolvedAt) {}

    /** Some of them and where the next ones begin. */
    record Page(List<Alert> alerts, Optional<PageCursor> next) {

        public Page {
            alerts = List.copyOf(alerts);
        }
    }

    /** The newest first. */
    Page page(Optional<PageCursor> after, int count);

    /** Somebody looks after it; the first who says so is kept. False when there is no such alert. */
    boolean acknowledge(long number, String by);
}
