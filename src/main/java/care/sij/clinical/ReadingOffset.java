package care.sij.clinical;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * How long after an injection a reading was taken; zero is just before it.
 *
 * @param minutes whole minutes, not negative
 */
public record ReadingOffset(long minutes) implements Comparable<ReadingOffset> {

    /** Just before the injection. */
    public static final ReadingOffset BEFORE = new ReadingOffset(0);

    private static final long HOUR = 60;
    private static final long DAY = 24 * HOUR;
    private static final long WEEK = 7 * DAY;

    /** Checks that the offset is not negative. */
    public ReadingOffset {
        if (minutes < 0) {
            throw new IllegalArgumentException("a reading offset is not negative");
        }
    }

    /**
     * Reads a UCUM duration in {@code min}, {@code h}, {@code d} or {@code wk}; empty for another unit, a negative
     * value, or one that is no whole number of minutes.
     */
    public static Optional<ReadingOffset> of(BigDecimal value, String ucum) {
        Optional<Long> unit = minutesOf(ucum);
        if (unit.isEmpty() || value.signum() < 0) {
            return Optional.empty();
        }
        BigDecimal minutes = value.multiply(BigDecimal.valueOf(unit.get()));
        try {
            return Optional.of(new ReadingOffset(minutes.longValueExact()));
        } catch (ArithmeticException fractionOfAMinute) {
            return Optional.empty();
        }
    }

    private static Optional<Long> minutesOf(String ucum) {
        return switch (ucum) {
            case "min" -> Optional.of(1L);
            case "h" -> Optional.of(HOUR);
            case "d" -> Optional.of(DAY);
            case "wk" -> Optional.of(WEEK);
            default -> Optional.empty();
        };
    }

    /** An offset of whole minutes. */
    public static ReadingOffset minutes(int minutes) {
        return new ReadingOffset(minutes);
    }

    /** An offset of whole weeks. */
    public static ReadingOffset weeks(int weeks) {
        return new ReadingOffset(weeks * WEEK);
    }

    /** Tells whether the reading was taken just before the injection. */
    public boolean isBefore() {
        return minutes == 0;
    }

    /** Whole days that have passed, rounded down. */
    public long wholeDays() {
        return minutes / DAY;
    }

    @Override
    public int compareTo(ReadingOffset other) {
        return Long.compare(minutes, other.minutes);
    }

    /** The offset in the largest unit that needs no fraction, for example {@code 30 min}, {@code 2 h}, {@code 6 wk}. */
    @Override
    public String toString() {
        if (minutes > 0 && minutes % WEEK == 0) {
            return minutes / WEEK + " wk";
        }
        if (minutes > 0 && minutes % DAY == 0) {
            return minutes / DAY + " d";
        }
        return minutes > HOUR && minutes % HOUR == 0 ? minutes / HOUR + " h" : minutes + " min";
    }
}
