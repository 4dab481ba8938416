package care.sij.pathway;

import care.sij.clinical.Answer;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Relief that lasts after a therapeutic injection (clinical.md 2.4, 8.2). Readings of the first 24 hours show the
 * anaesthetic and decide nothing.
 *
 * @param thresholdPercent relief every reading must reach
 * @param duration for how long
 */
public record SustainedRelief(int thresholdPercent, Period duration) {

    /** No when a reading before the end falls short, yes when one at or after the end still reaches it. */
    Answer judge(InjectionEvent event, List<ReliefReading> after) {
        long days = days(event);
        List<ReliefReading> lasting = lasting(after);
        if (lasting.stream().anyMatch(reading -> reading.offset().wholeDays() < days && !reaches(reading))) {
            return Answer.NO;
        }
        return atEnd(lasting, days).filter(this::reaches).isPresent() ? Answer.YES : Answer.UNKNOWN;
    }

    /** The reading that decides: the first that falls short, else the first at the end, else the last. */
    Optional<ReliefReading> counted(InjectionEvent event, List<ReliefReading> after) {
        List<ReliefReading> lasting = lasting(after);
        return lasting.stream()
                .filter(reading -> !reaches(reading))
                .findFirst()
                .or(() -> atEnd(lasting, days(event)))
                .or(() -> lasting.stream().reduce((earlier, later) -> later));
    }

    /** The arithmetic in words. */
    String words(InjectionEvent event, List<ReliefReading> after) {
        String readings = after.stream()
                .filter(reading -> reading.relief().isPresent())
                .map(reading -> reading.relief().orElseThrow() + " at " + reading.offset())
                .collect(Collectors.joining(", "));
        String verdict = switch (judge(event, after)) {
            case YES -> "sustained";
            case NO -> "not sustained";
            case UNKNOWN -> "not known to be sustained";
        };
        return (readings.isEmpty() ? "no reading" : readings) + ", " + verdict + " at >= " + thresholdPercent
                + " % for " + duration;
    }

    private boolean reaches(ReliefReading reading) {
        return reading.relief().orElseThrow().reaches(thresholdPercent);
    }

    private static Optional<ReliefReading> atEnd(List<ReliefReading> lasting, long days) {
        return lasting.stream()
                .filter(reading -> reading.offset().wholeDays() >= days)
                .findFirst();
    }

    private static List<ReliefReading> lasting(List<ReliefReading> after) {
        return after.stream()
                .filter(reading ->
                        reading.relief().isPresent() && reading.offset().wholeDays() > 0)
                .toList();
    }

    private long days(InjectionEvent event) {
        LocalDate from = event.date().earliest();
        return ChronoUnit.DAYS.between(from, from.plus(duration));
    }
}
