package care.sij.pathway;

import care.sij.clinical.ClinicalDate;
import care.sij.clinical.FactRef;
import java.math.BigDecimal;

/**
 * A cotinine level from the laboratory.
 *
 * @param nanogramsPerMl ng/mL, not negative
 */
public record CotinineReading(FactRef ref, ClinicalDate date, BigDecimal nanogramsPerMl, Bound bound)
        implements UnsidedFact {

    /** How the number is meant: as measured, or as an upper limit the true level lies below. */
    public enum Bound {
        MEASURED,
        LESS_THAN
    }
}
