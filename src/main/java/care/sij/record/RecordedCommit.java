package care.sij.record;

import java.time.Instant;

/** A commit that happened: why, and the instant of all its versions. */
public record RecordedCommit(long number, Instant instant, CommitCause cause) {}
