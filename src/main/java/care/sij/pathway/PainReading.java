package care.sij.pathway;

import care.sij.clinical.ClinicalDate;
import care.sij.clinical.FactRef;
import care.sij.clinical.JointSide;
import care.sij.clinical.PainScore;
import care.sij.clinical.ReadingOffset;
import java.util.Optional;

/**
 * A pain score of one side, either at large or around an injection.
 *
 * @param around the injection it belongs to; empty for a reading outside injections
 */
public record PainReading(
        FactRef ref, JointSide side, ClinicalDate date, PainScore score, Optional<AroundInjection> around)
        implements SidedFact {

    /**
     * Ties a reading to an injection.
     *
     * @param injection the injection's Procedure, in whatever version
     * @param offset time since the injection; zero is just before it
     */
    public record AroundInjection(FactRef injection, ReadingOffset offset) {}
}
