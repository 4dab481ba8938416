package care.sij.console.journey;

import care.sij.clinical.Answer;
import care.sij.clinical.FindingResult;
import care.sij.clinical.ProvocationTest;
import care.sij.pathway.ExamResults;
import care.sij.pathway.FortinFinding;
import care.sij.pathway.ProvocationFinding;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The examination of one day in words, each test with the result that the criteria take.
 *
 * @param label few words, for the drawing
 * @param all with every manoeuvre, for the table
 */
record ExamWords(String label, String all) {

    /** Both oldest first, as the facts are. */
    static ExamWords of(List<ProvocationFinding> tests, List<FortinFinding> finger) {
        String count = count(tests);
        String fortin = fortin(finger);
        String label = joined(", ", Stream.of(count, fortin));
        String details = joined("; ", Stream.concat(manoeuvres(tests), Stream.of(fortin)));
        return new ExamWords(label.isEmpty() ? "not done" : label, joined(". ", Stream.of(count, details)));
    }

    private static String count(List<ProvocationFinding> tests) {
        Set<ProvocationTest> done = ExamResults.done(tests);
        int contradictory = contradictory(tests).size();
        return done.isEmpty()
                ? ""
                : that(tests, Answer.YES).size() + " of " + done.size() + " positive"
                        + (contradictory == 0 ? "" : ", " + contradictory + " contradictory");
    }

    private static Stream<String> manoeuvres(List<ProvocationFinding> tests) {
        Set<ProvocationTest> contradictory = contradictory(tests);
        Stream<String> results = Stream.of(FindingResult.values())
                .map(result -> named(
                        word(result),
                        tests.stream()
                                .filter(test -> test.result() == result)
                                .map(ProvocationFinding::test)
                                .filter(test -> !contradictory.contains(test))
                                .filter(test -> result != FindingResult.NOT_DONE
                                        || !ExamResults.done(tests).contains(test))
                                .collect(Collectors.toCollection(TreeSet::new))));
        return Stream.concat(results, Stream.of(named("contradictory", contradictory)));
    }

    private static Set<ProvocationTest> contradictory(List<ProvocationFinding> tests) {
        return that(tests, Answer.UNKNOWN);
    }

    /** The manoeuvres that were done and are positive, are not, or cannot be told. */
    private static Set<ProvocationTest> that(List<ProvocationFinding> tests, Answer positive) {
        return ExamResults.done(tests).stream()
                .filter(test -> ExamResults.positive(test, tests) == positive)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String fortin(List<FortinFinding> finger) {
        if (finger.isEmpty()) {
            return "";
        }
        FindingResult counts =
                ExamResults.fortin(finger).map(FortinFinding::result).orElse(FindingResult.NOT_DONE);
        String others = finger.stream()
                .map(FortinFinding::result)
                .distinct()
                .filter(result -> result != counts)
                .map(ExamWords::word)
                .collect(Collectors.joining(", "));
        return "Fortin " + word(counts) + (others.isEmpty() ? "" : " (told too: " + others + ")");
    }

    private static String named(String result, Collection<ProvocationTest> tests) {
        return tests.isEmpty()
                ? ""
                : result + ": " + tests.stream().map(Plain::words).collect(Collectors.joining(", "));
    }

    private static String joined(String by, Stream<String> parts) {
        return parts.filter(part -> !part.isEmpty()).collect(Collectors.joining(by));
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
