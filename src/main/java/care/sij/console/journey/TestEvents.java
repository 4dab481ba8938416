package care.sij.console.journey;

import care.sij.clinical.JointSide;
import care.sij.console.journey.Event.Lane;
import care.sij.pathway.FortinFinding;
import care.sij.pathway.ProvocationFinding;
import care.sij.pathway.SidedFact;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The examinations of a joint: how many of the manoeuvres that were done reproduced the pain. */
final class TestEvents {

    private TestEvents() {}

    static List<Event> of(PatientRecord record, JointSide side) {
        Map<String, List<SidedFact>> byDay = Stream.concat(
                        record.facts().of(ProvocationFinding.class, side).stream(),
                        record.facts().of(FortinFinding.class, side).stream())
                .collect(Collectors.groupingBy(fact -> fact.date().toString(), TreeMap::new, Collectors.toList()));
        return byDay.values().stream().map(day -> event(record, side, day)).toList();
    }

    private static Event event(PatientRecord record, JointSide side, List<SidedFact> day) {
        ExamWords words = ExamWords.of(only(day, ProvocationFinding.class), only(day, FortinFinding.class));
        return new Event(
                side,
                Lane.TESTS,
                Days.known(day.get(0).date()),
                Optional.empty(),
                Days.words(day.get(0).date()),
                words.label(),
                words.all(),
                Days.sources(record, day));
    }

    private static <F> List<F> only(List<SidedFact> day, Class<F> kind) {
        return day.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
