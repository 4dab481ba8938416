package care.sij.clinical;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * The share of the pain before an injection that is gone after it, in exact integers (clinical.md 2.2). Negative when
 * the pain grew.
 *
 * @param before pain just before, more than zero
 * @param after pain after, same scale and side
 */
public record Relief(PainScore before, PainScore after) {

    /** Checks that there was pain to relieve. */
    public Relief {
        if (before.points() == 0) {
            throw new IllegalArgumentException("relief is undefined without pain before");
        }
    }

    /** The relief between two scores; empty when there was no pain before. */
    public static Optional<Relief> between(PainScore before, PainScore after) {
        return before.points() == 0 ? Optional.empty() : Optional.of(new Relief(before, after));
    }

    /** Tells whether the relief is at least {@code thresholdPercent}: {@code 100*(before-after) >= T*before}. */
    public boolean reaches(int thresholdPercent) {
        return 100 * drop() >= thresholdPercent * before.points();
    }

    /** Tells whether the relief is more than {@code thresholdPercent}. */
    public boolean exceeds(int thresholdPercent) {
        return 100 * drop() > thresholdPercent * before.points();
    }

    /** Points of pain that are gone. */
    public int drop() {
        return before.points() - after.points();
    }

    /** Percent for display, rounded half up to one decimal; never use it to decide. */
    public BigDecimal displayPercent() {
        return BigDecimal.valueOf(100L * drop()).divide(BigDecimal.valueOf(before.points()), 1, RoundingMode.HALF_UP);
    }

    /** The arithmetic in words, for example {@code 8 to 2 = 75.0 %}. */
    @Override
    public String toString() {
        return before.points() + " to " + after.points() + " = " + displayPercent() + " %";
    }
}
