package care.sij.console.journey;

import care.sij.clinical.FindingResult;
import care.sij.clinical.JointSide;
import care.sij.clinical.ProvocationTest;
import care.sij.console.journey.Event.Lane;
import care.sij.pathway.FortinFinding;
import care.sij.pathway.ProvocationFinding;
import care.sij.pathway.SidedFact;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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
        List<ProvocationFinding> tests = only(day, ProvocationFinding.class);
        Set<ProvocationTest> positive = with(tests, FindingResult.POSITIVE);
        Set<ProvocationTest> done = new TreeSet<>(positive);
        done.addAll(with(tests, FindingResult.NEGATIVE));
        done.addAll(with(tests, FindingResult.POSITIVE_ELSEWHERE));
        Optional<String> fortin = only(day, FortinFinding.class).stream()
                .map(finding -> "Fortin " + word(finding.result()))
                .findFirst();
        String count = positive.size() + " of " + done.size() + " positive";
        String label = done.isEmpty()
                ? fortin.orElse("not done")
                : count + fortin.map(word -> ", " + word).orElse("");
        String words = Stream.concat(
                        Stream.of(FindingResult.values())
                                .filter(result -> !with(tests, result).isEmpty())
                                .map(result -> word(result) + ": " + names(with(tests, result))),
                        fortin.stream())
                .collect(Collectors.joining("; "));
        return new Event(
                side,
                Lane.TESTS,
                Days.known(day.get(0).date()),
                Optional.empty(),
                Days.words(day.get(0).date()),
                label,
                (done.isEmpty() ? "" : count + ". ") + words,
                Days.sources(record, day));
    }

    private static <F> List<F> only(List<SidedFact> day, Class<F> kind) {
        return day.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private static Set<ProvocationTest> with(List<ProvocationFinding> tests, FindingResult result) {
        return tests.stream()
                .filter(test -> test.result() == result)
                .map(ProvocationFinding::test)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String names(Set<ProvocationTest> tests) {
        return tests.stream().map(test -> Plain.words(test)).collect(Collectors.joining(", "));
    }

    private static String word(FindingResult result) {
        return switch (result) {
            case POSITIVE -> "positive";
            case NEGATIVE -> "negative";
            case POSITIVE_ELSEWHERE -> "pain elsewhere";
            case NOT_DONE -> "not done";
        };
    }
}
