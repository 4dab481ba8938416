package care.sij.console.journey;

import care.sij.pathway.GoalMeasure;
import care.sij.pathway.TrustMark;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * Mean scores that a trial published for the months after a fusion (clinical.md 5.4); a reference, never a target.
 *
 * @param from first month after the fusion
 * @param to last month
 */
record TrialBand(GoalMeasure measure, BigDecimal low, BigDecimal high, int from, int to, String words, TrustMark mark) {

    /** SIFI's VAS at 6, 12 and 24 months: 30.0, 30.4, 26.0 mm (S16a). */
    static final TrialBand PAIN = new TrialBand(
            GoalMeasure.PAIN,
            new BigDecimal("2.6"),
            new BigDecimal("3.04"),
            6,
            24,
            "SIFI (NCT01640353), mean pain 6 to 24 months after fusion: 26.0 to 30.4 mm of 100 on the VAS, drawn as a"
                    + " tenth of the millimetres. Another scale than the one measured here.",
            TrustMark.D);

    /** SIFI's ODI at 6, 12 and 24 months: 32.5, 31.4, 30.9 (S16a). */
    static final TrialBand ODI = new TrialBand(
            GoalMeasure.ODI,
            new BigDecimal("30.9"),
            new BigDecimal("32.5"),
            6,
            24,
            "SIFI (NCT01640353), mean ODI 6 to 24 months after fusion: 30.9 to 32.5 %.",
            TrustMark.V1);

    static TrialBand of(GoalMeasure measure) {
        return switch (measure) {
            case PAIN -> PAIN;
            case ODI -> ODI;
        };
    }

    LocalDate begins(LocalDate fusion) {
        return fusion.plusMonths(from);
    }

    LocalDate ends(LocalDate fusion) {
        return fusion.plusMonths(to);
    }

    /** What the trial found, and how far that is verified. */
    String told() {
        return words + " Figures " + Plain.mark(mark) + ".";
    }
}
