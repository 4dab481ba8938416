package care.sij.pathway;

import care.sij.clinical.Answer;
import care.sij.clinical.ReadingOffset;
import care.sij.clinical.Relief;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Judges the readings after one block. Only readings on record are judged: a reading that was not taken neither helps
 * nor harms, and without any that the rule looks at the answer is unknown.
 *
 * @param thresholdPercent relief to reach
 * @param expected how long the anaesthetic is expected to last; empty when the clinic has set none
 */
record ReliefRule(ReadingRule rule, int thresholdPercent, Optional<ReadingOffset> expected) {

    private static final ReadingOffset HALF_HOUR = ReadingOffset.minutes(30);
    private static final ReadingOffset HOUR = ReadingOffset.minutes(60);
    private static final ReadingOffset TWO_HOURS = ReadingOffset.minutes(120);
    private static final int EIGHTY = 80;

    /** Whether the block is positive. */
    Answer judge(List<ReliefReading> after) {
        List<ReliefReading> looked = looked(after);
        if (looked.isEmpty()) {
            return Answer.UNKNOWN;
        }
        return switch (rule) {
            case ANY_30_60, SAME_SCALE_FOLLOWUP -> Answer.of(looked.stream().anyMatch(this::reaches));
            case GT80_AFTER_2H -> Answer.of(looked.stream().anyMatch(having(relief -> relief.exceeds(EIGHTY))));
            case MEAN_FIRST_HOUR -> Answer.of(meanReaches(looked));
            case SUSTAINED_EXPECTED -> sustained(looked);
        };
    }

    /** The one reading that carries the answer: the best, or the last where the rule asks for lasting relief. */
    Optional<ReliefReading> counted(List<ReliefReading> after) {
        List<ReliefReading> looked = looked(after);
        return switch (rule) {
            case ANY_30_60, GT80_AFTER_2H, SAME_SCALE_FOLLOWUP ->
                looked.stream().min(Comparator.comparing(ReliefReading::score).thenComparing(ReliefReading::offset));
            case SUSTAINED_EXPECTED -> last(looked);
            case MEAN_FIRST_HOUR -> Optional.empty();
        };
    }

    /** The arithmetic in words. */
    String words(List<ReliefReading> after) {
        List<ReliefReading> looked = looked(after);
        if (looked.isEmpty()) {
            return "no reading that counts";
        }
        return looked.stream()
                .map(reading -> reading.relief().orElseThrow() + " at " + reading.offset())
                .collect(Collectors.joining(", "));
    }

    private List<ReliefReading> looked(List<ReliefReading> after) {
        List<ReliefReading> measured =
                after.stream().filter(reading -> reading.relief().isPresent()).toList();
        return switch (rule) {
            case ANY_30_60 -> at(measured, offset -> offset.equals(HALF_HOUR) || offset.equals(HOUR));
            case MEAN_FIRST_HOUR -> at(measured, offset -> offset.compareTo(HOUR) <= 0);
            case GT80_AFTER_2H -> at(measured, offset -> offset.compareTo(TWO_HOURS) > 0);
            case SUSTAINED_EXPECTED -> measured;
            case SAME_SCALE_FOLLOWUP -> last(measured).stream().toList();
        };
    }

    private Answer sustained(List<ReliefReading> looked) {
        if (looked.stream().noneMatch(this::reaches)) {
            return Answer.NO;
        }
        return expected.map(until -> sustainedUntil(until, looked)).orElse(Answer.UNKNOWN);
    }

    private Answer sustainedUntil(ReadingOffset until, List<ReliefReading> looked) {
        if (!at(looked, offset -> offset.compareTo(until) <= 0).stream().allMatch(this::reaches)) {
            return Answer.NO;
        }
        return looked.stream()
                        .filter(reading -> reading.offset().compareTo(until) >= 0)
                        .findFirst()
                        .filter(this::reaches)
                        .isPresent()
                ? Answer.YES
                : Answer.UNKNOWN;
    }

    private boolean meanReaches(List<ReliefReading> looked) {
        int drops = looked.stream()
                .mapToInt(reading -> reading.relief().orElseThrow().drop())
                .sum();
        int before = looked.get(0).relief().orElseThrow().before().points();
        return 100 * drops >= thresholdPercent * before * looked.size();
    }

    private boolean reaches(ReliefReading reading) {
        return having(relief -> relief.reaches(thresholdPercent)).test(reading);
    }

    private static Predicate<ReliefReading> having(Predicate<Relief> test) {
        return reading -> reading.relief().filter(test).isPresent();
    }

    private static List<ReliefReading> at(List<ReliefReading> readings, Predicate<ReadingOffset> test) {
        return readings.stream().filter(reading -> test.test(reading.offset())).toList();
    }

    private static Optional<ReliefReading> last(List<ReliefReading> readings) {
        return readings.isEmpty() ? Optional.empty() : Optional.of(readings.get(readings.size() - 1));
    }
}
