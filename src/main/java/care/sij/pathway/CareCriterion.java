package care.sij.pathway;

import care.sij.clinical.TrialType;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Days of conservative care: the union of the trials' days, first day included, last day not, an open end running to
 * the reference date (clinical.md 3, 8.1).
 *
 * @param types the kinds that count; empty: all
 * @param minimum in days, counted back from the last day of care
 */
public record CareCriterion(String id, Set<TrialType> types, Setting setting, Period minimum, Course course)
        implements Criterion {

    /** Where the care must have been given. */
    public enum Setting {
        ANY,
        IN_PERSON
    }

    /** Whether the care must still go on. */
    public enum Course {
        MAY_HAVE_ENDED,
        CONTINUING
    }

    @Override
    public Finding evaluate(Evidence evidence) {
        List<ConservativeTrial> trials = evidence.known(ConservativeTrial.class).stream()
                .filter(trial -> types.isEmpty() || types.contains(trial.type()))
                .filter(trial -> mayCount(trial))
                .toList();
        if (trials.isEmpty()) {
            return Finding.unknown("no such care on record, at least " + minimum);
        }
        CareDays sure = CareDays.sure(trials.stream().filter(this::surelyCounts).toList(), evidence.date());
        CareDays possible = CareDays.possible(trials, evidence.date());
        long needed = possible.daysOf(minimum);
        Verdict enough = Verdict.count(sure.days(), possible.days() - sure.days(), needed);
        String detail = sure.days() + " days, at least " + needed + " (" + minimum + ")";
        if (course == Course.MAY_HAVE_ENDED) {
            return Finding.of(enough, detail, trials);
        }
        boolean continues = trials.stream().anyMatch(trial -> goesOn(trial, evidence.date()));
        return Finding.of(
                continues ? enough : Verdict.UNMET, detail + (continues ? ", continuing" : ", ended"), trials);
    }

    private boolean mayCount(ConservativeTrial trial) {
        return setting == Setting.ANY || trial.attendance() != ConservativeTrial.Attendance.REMOTE;
    }

    private boolean surelyCounts(ConservativeTrial trial) {
        return setting == Setting.ANY || trial.attendance() == ConservativeTrial.Attendance.IN_PERSON;
    }

    private static boolean goesOn(ConservativeTrial trial, LocalDate day) {
        return trial.end().map(end -> !end.latest().isBefore(day)).orElse(true);
    }

    /** The days that lie in at least one trial. */
    private record CareDays(long days, LocalDate last) {

        static CareDays sure(List<ConservativeTrial> trials, LocalDate until) {
            return union(
                    trials.stream()
                            .map(trial -> new Span(
                                    trial.date().latest(),
                                    trial.end().map(end -> end.earliest()).orElse(until)))
                            .toList(),
                    until);
        }

        static CareDays possible(List<ConservativeTrial> trials, LocalDate until) {
            return union(
                    trials.stream()
                            .map(trial -> new Span(
                                    trial.date().earliest(),
                                    trial.end().map(end -> end.latest()).orElse(until)))
                            .toList(),
                    until);
        }

        private static CareDays union(List<Span> spans, LocalDate until) {
            long days = 0;
            LocalDate reached = LocalDate.MIN;
            for (Span span : spans.stream().sorted(Span.BY_START).toList()) {
                LocalDate from = later(span.from(), reached);
                LocalDate to = span.to().isAfter(until) ? until : span.to();
                if (from.isBefore(to)) {
                    days += ChronoUnit.DAYS.between(from, to);
                    reached = to;
                }
            }
            return new CareDays(days, reached.equals(LocalDate.MIN) ? until : reached);
        }

        private static LocalDate later(LocalDate one, LocalDate other) {
            return one.isAfter(other) ? one : other;
        }

        long daysOf(Period period) {
            return ChronoUnit.DAYS.between(last.minus(period), last);
        }
    }

    private record Span(LocalDate from, LocalDate to) {

        static final Comparator<Span> BY_START = Comparator.comparing(Span::from);
    }
}
