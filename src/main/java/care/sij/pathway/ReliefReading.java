package care.sij.pathway;

import care.sij.clinical.FactRef;
import care.sij.clinical.PainScore;
import care.sij.clinical.ReadingOffset;
import care.sij.clinical.Relief;
import java.util.Optional;

/**
 * A reading after an injection.
 *
 * @param relief since the reading just before; empty when that one is missing or zero
 */
public record ReliefReading(FactRef ref, ReadingOffset offset, PainScore score, Optional<Relief> relief) {}
