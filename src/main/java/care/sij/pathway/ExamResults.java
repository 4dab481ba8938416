package care.sij.pathway;

import care.sij.clinical.Answer;
import care.sij.clinical.FindingResult;
import care.sij.clinical.ProvocationTest;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which results count when tests are told more than once: for the criteria and for whoever shows the tests (clinical.md
 * 1.1, 1.2). What was not done is no result.
 */
public final class ExamResults {

    private ExamResults() {}

    /** The newest Fortin finger test that was done, of findings oldest first. */
    public static Optional<FortinFinding> fortin(List<FortinFinding> oldestFirst) {
        return oldestFirst.stream()
                .filter(finding -> finding.result() != FindingResult.NOT_DONE)
                .reduce((older, newer) -> newer);
    }

    /** The manoeuvres that were done. */
    public static Set<ProvocationTest> done(List<ProvocationFinding> findings) {
        return findings.stream()
                .filter(finding -> finding.result() != FindingResult.NOT_DONE)
                .map(ProvocationFinding::test)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(ProvocationTest.class)));
    }

    /**
     * Whether the manoeuvre is positive by its newest result, of findings oldest first; unknown when none was done, or
     * when those of its day contradict each other.
     */
    public static Answer positive(ProvocationTest test, List<ProvocationFinding> oldestFirst) {
        List<ProvocationFinding> done = oldestFirst.stream()
                .filter(finding -> finding.test() == test && finding.result() != FindingResult.NOT_DONE)
                .toList();
        if (done.isEmpty()) {
            return Answer.UNKNOWN;
        }
        LocalDate newest = done.get(done.size() - 1).date().earliest();
        List<Boolean> positives = done.stream()
                .filter(finding -> finding.date().earliest().equals(newest))
                .map(finding -> finding.result() == FindingResult.POSITIVE)
                .distinct()
                .toList();
        return positives.size() > 1 ? Answer.UNKNOWN : Answer.of(positives.get(0));
    }
}
