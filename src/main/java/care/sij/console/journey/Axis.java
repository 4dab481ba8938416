package care.sij.console.journey;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * The time axis that all drawings of a page share.
 *
 * @param from first day
 * @param to last day, later than the first
 */
record Axis(LocalDate from, LocalDate to) {

    /** A place on the axis with the date that stands there. */
    record Tick(int x, String label) {}

    static final int LEFT = 110;
    static final int RIGHT = 950;

    private static final int MOST_TICKS = 9;
    private static final int YEAR = 12;
    private static final List<Integer> STEPS = List.of(1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200);
    private static final DateTimeFormatter MONTHS = DateTimeFormatter.ofPattern("uuuu-MM", Locale.ROOT);
    private static final DateTimeFormatter YEARS = DateTimeFormatter.ofPattern("uuuu", Locale.ROOT);

    /** From the first of these days to the last, a month at least. */
    static Axis over(Collection<LocalDate> days, LocalDate today) {
        LocalDate first = days.stream()
                .min(LocalDate::compareTo)
                .filter(day -> day.isBefore(today))
                .orElse(today);
        LocalDate last = days.stream()
                .max(LocalDate::compareTo)
                .filter(day -> day.isAfter(today))
                .orElse(today);
        LocalDate from = first.withDayOfMonth(1);
        return new Axis(from, last.isBefore(from.plusMonths(1)) ? from.plusMonths(1) : last);
    }

    /** Where the day stands; what lies before or after the axis stands at its end. */
    int x(LocalDate day) {
        long whole = ChronoUnit.DAYS.between(from, to);
        long part = Math.min(Math.max(ChronoUnit.DAYS.between(from, day), 0), whole);
        return LEFT + Math.toIntExact(Math.round((double) part * (RIGHT - LEFT) / whole));
    }

    /** First days of months or years, at most nine. */
    List<Tick> ticks() {
        int step = STEPS.stream()
                .filter(months -> ChronoUnit.MONTHS.between(from, to) / months < MOST_TICKS)
                .findFirst()
                .orElse(STEPS.get(STEPS.size() - 1));
        List<Tick> ticks = new ArrayList<>();
        for (LocalDate day = firstMultiple(step); !day.isAfter(to); day = day.plusMonths(step)) {
            ticks.add(new Tick(x(day), (step < YEAR ? MONTHS : YEARS).format(day)));
        }
        return ticks;
    }

    private LocalDate firstMultiple(int step) {
        long months = from.getYear() * (long) YEAR + from.getMonthValue() - 1;
        long over = Math.floorMod(months, step);
        return from.withDayOfMonth(1).plusMonths(over == 0 ? 0 : step - over);
    }
}
