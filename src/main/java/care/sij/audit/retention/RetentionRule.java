package care.sij.audit.retention;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Decides whether a person's record is kept: while it is held, open or on its way, and for so many years after it was
 * last changed, shown or sent.
 */
record RetentionRule(int years) {

    /** What was last changed, shown or sent before this is kept no longer. */
    Instant keptSince(Instant now) {
        return now.atOffset(ZoneOffset.UTC).minusYears(years).toInstant();
    }

    Verdict verdict(Standing standing, Instant now) {
        if (standing.holds() > 0) {
            return Verdict.HELD;
        }
        if (standing.openPlans() > 0) {
            return Verdict.OPEN;
        }
        if (standing.waiting() > 0) {
            return Verdict.WAITING;
        }
        if (isWithin(standing.lastChange(), now)) {
            return Verdict.CHANGED_LATELY;
        }
        if (isWithin(standing.lastTold(), now)) {
            return Verdict.TOLD_LATELY;
        }
        return standing.versions() > 0 ? Verdict.PURGED : Verdict.NOTHING_LEFT;
    }

    private boolean isWithin(Optional<Instant> last, Instant now) {
        return last.filter(instant -> !instant.isBefore(keptSince(now))).isPresent();
    }

    /** Why what is purged is purged, as each erasure says it. */
    String reason() {
        return "retention: neither changed, shown nor sent for " + years + " years (sij.retention.years)";
    }
}
