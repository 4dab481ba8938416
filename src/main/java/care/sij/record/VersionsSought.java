package care.sij.record;

import java.time.Instant;
import java.util.Optional;

/**
 * Which versions of a patient's resources are looked for.
 *
 * @param type the only type; empty for all
 * @param id the only id; empty for all
 * @param from their instant is this or later
 * @param to and before this one
 */
public record VersionsSought(String patient, Optional<String> type, Optional<String> id, Instant from, Instant to) {

    /** Those of all its resources. */
    public static VersionsSought all(String patient, Instant from, Instant to) {
        return new VersionsSought(patient, Optional.empty(), Optional.empty(), from, to);
    }
}
