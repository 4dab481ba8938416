package care.sij.audit;

import care.sij.record.CommitCause;
import care.sij.record.StoredVersion;
import java.util.Optional;

/**
 * What became known about a plan at an instant.
 *
 * @param version with which it became known; its instant is when
 * @param change what this version states otherwise than the one before it
 * @param effective when what it tells happened
 * @param cause why it was written, and for whom
 */
public record PlanMoment(
        StoredVersion version, PlanChange change, Optional<EffectiveTime> effective, CommitCause cause) {}
