package care.sij.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Forbids to purge what is recorded of a patient, whatever its age, until it is lifted.
 *
 * @param patient id of the Patient; the hold is on the person, under whatever other number
 * @param lifted by whom, when and why it was lifted; empty while it stands
 */
public record LegalHold(long number, String patient, Stated set, Optional<Stated> lifted) {

    /**
     * Who said so, when and why.
     *
     * @param reason as stated; it may speak of a patient, so it goes into no log
     */
    public record Stated(Instant at, String by, String reason) {}

    /** All that were ever set. */
    public interface Book {

        /** Those that stand first, then the newest first. */
        List<LegalHold> all(int most);

        /**
         * Sets one.
         *
         * @throws Unknown when nothing is on record of such a patient
         */
        LegalHold set(String patient, String by, String reason, String requestId);

        /**
         * Lifts one.
         *
         * @throws Unknown when none of this number stands
         */
        LegalHold lift(long number, String by, String reason, String requestId);
    }

    /** There is no such patient, or no such hold that stands. */
    public static final class Unknown extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }
}
