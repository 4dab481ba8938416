package care.sij.clinical;

import java.math.BigDecimal;

/**
 * The Oswestry Disability Index in percent, not in raw points of 50 (clinical.md 5.3). Equal scores are equal whatever
 * their number of decimals.
 *
 * @param percent 0 (no disability) to 100, exact
 */
public record OdiScore(BigDecimal percent) implements Comparable<OdiScore> {

    private static final BigDecimal MAX = BigDecimal.valueOf(100);

    /** Checks the range 0 to 100. */
    public OdiScore {
        if (percent.signum() < 0 || percent.compareTo(MAX) > 0) {
            throw new IllegalArgumentException("an ODI score is 0 to 100 percent");
        }
        percent = percent.signum() == 0 ? BigDecimal.ZERO : percent.stripTrailingZeros();
    }

    /** A score of whole percents. */
    public static OdiScore of(int percent) {
        return new OdiScore(BigDecimal.valueOf(percent));
    }

    @Override
    public int compareTo(OdiScore other) {
        return percent.compareTo(other.percent);
    }

    /** The score in digits, for example {@code 54} or {@code 22.5}. */
    @Override
    public String toString() {
        return percent.toPlainString();
    }
}
