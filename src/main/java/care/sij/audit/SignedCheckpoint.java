package care.sij.audit;

import java.time.Instant;

/** A checkpoint of this ledger with the signed note (C2SP signed-note) that says it. */
public record SignedCheckpoint(Checkpoint checkpoint, Instant instant, String note) {}
