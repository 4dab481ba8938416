package care.sij.console.journey;

import care.sij.clinical.JointSide;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Something that happened to a joint, for a lane of the course and a row of its table.
 *
 * @param from its day, or the first; empty when it is not known
 * @param to the last day, of what lasts
 * @param when in words, as exactly as it is known
 * @param label few words, for the drawing
 * @param words all words, for the table
 */
public record Event(
        JointSide side,
        Lane lane,
        Optional<LocalDate> from,
        Optional<LocalDate> to,
        String when,
        String label,
        String words,
        List<Source> sources) {

    /** The lanes of a joint, from above. */
    public enum Lane {
        STAGE,
        TESTS,
        INJECTIONS,
        FUSION,
        FOLLOW_UP;

        /** As people read it. */
        public String title() {
            return switch (this) {
                case STAGE -> "Stage";
                case TESTS -> "Tests";
                case INJECTIONS -> "Injections";
                case FUSION -> "Fusion";
                case FOLLOW_UP -> "Follow-up";
            };
        }
    }
}
