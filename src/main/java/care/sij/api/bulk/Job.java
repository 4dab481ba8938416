package care.sij.api.bulk;

import care.sij.record.Extraction.Place;
import java.time.Instant;
import java.util.UUID;

/**
 * An export that this process makes.
 *
 * @param scopes what its client was granted when it asked
 * @param instant as of which it is made
 * @param step the place among its steps
 * @param after what of the step is made
 * @param file number of the next file
 * @param claim what this process holds it by
 */
record Job(
        UUID id,
        String client,
        String scopes,
        Asked asked,
        Instant instant,
        int step,
        Place after,
        int file,
        UUID claim) {}
