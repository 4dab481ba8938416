package care.sij.pathway;

import care.sij.clinical.ReadingOffset;
import care.sij.clinical.Relief;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The pain readings around one injection. Where two readings of one moment differ, the one that shows less relief
 * counts, and the difference is a conflict.
 */
final class BlockReadings {

    private final NavigableMap<ReadingOffset, List<PainReading>> byOffset;

    private BlockReadings(NavigableMap<ReadingOffset, List<PainReading>> byOffset) {
        this.byOffset = byOffset;
    }

    static BlockReadings of(InjectionEvent event, Collection<PainReading> readings) {
        return new BlockReadings(readings.stream()
                .filter(event::owns)
                .sorted(PathwayFacts.BY_DATE)
                .collect(Collectors.groupingBy(BlockReadings::offset, TreeMap::new, Collectors.toList())));
    }

    private static ReadingOffset offset(PainReading reading) {
        return reading.around().orElseThrow().offset();
    }

    /** The reading just before the injection. */
    Optional<PainReading> before() {
        return byOffset.getOrDefault(ReadingOffset.BEFORE, List.of()).stream()
                .min(Comparator.comparing(PainReading::score));
    }

    /** One reading per later offset, earliest first. */
    List<ReliefReading> after() {
        Optional<PainReading> before = before();
        return byOffset.tailMap(ReadingOffset.BEFORE, false).values().stream()
                .map(same -> same.stream()
                        .max(Comparator.comparing(PainReading::score))
                        .orElseThrow())
                .map(reading -> new ReliefReading(
                        reading.ref(),
                        offset(reading),
                        reading.score(),
                        before.flatMap(pre -> Relief.between(pre.score(), reading.score()))))
                .toList();
    }

    /** The readings that differ from another one of the same offset. */
    List<PainReading> conflicting() {
        return byOffset.values().stream()
                .filter(same -> same.stream().map(PainReading::score).distinct().count() > 1)
                .flatMap(List::stream)
                .toList();
    }

    /** Every reading, earliest offset first. */
    Stream<PainReading> all() {
        return byOffset.values().stream().flatMap(List::stream);
    }
}
