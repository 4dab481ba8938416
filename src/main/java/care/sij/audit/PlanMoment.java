package care.sij.audit;

import care.sij.record.CommitCause;
import care.sij.record.StoredVersion;
import java.util.Optional;

/**
 * What became known about a plan at an instant, as it is recorded. {@link Telling} puts it into words, for a history
 * may have a thousand of them where a page tells a dozen.
 *
 * @param version with which it became known, a deletion included; its instant is when
 * @param before the version that stood until then; none when there was none
 * @param after the version that stands since; none after a deletion, or one that is of another patient. Whoever does
 *     not see the other patient is not told that it left
 * @param cause why it was written, and for whom
 */
public record PlanMoment(
        StoredVersion version, Optional<StoredVersion> before, Optional<StoredVersion> after, CommitCause cause) {}
