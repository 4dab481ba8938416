package care.sij.pathway;

import care.sij.clinical.Answer;
import care.sij.clinical.ProvocationTest;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Provocation tests that reproduce the pain, each manoeuvre at most once per painful side (clinical.md 1.1). Pain felt
 * elsewhere does not count.
 *
 * @param set the manoeuvres that count; absent: every one
 * @param minimum how many must be positive; absent: the clinic's number
 * @param oneOf when not empty, one of these must be among the positive ones
 */
public record TestsCriterion(Optional<Set<ProvocationTest>> set, OptionalInt minimum, Set<ProvocationTest> oneOf)
        implements Criterion {

    @Override
    public String id() {
        return "tests";
    }

    @Override
    public Finding evaluate(Evidence evidence) {
        Set<ProvocationTest> counted = set.orElseGet(() -> EnumSet.allOf(ProvocationTest.class));
        int needed = minimum.orElseGet(() -> evidence.clinic().tests().minimum().orElseThrow());
        List<ProvocationFinding> findings = evidence.known(ProvocationFinding.class).stream()
                .filter(finding -> counted.contains(finding.test()))
                .toList();
        long positive = count(counted, findings, Answer.YES);
        long unknown = count(counted, findings, Answer.UNKNOWN);
        Verdict enough = Verdict.count(positive, unknown, needed);
        String detail = positive + " positive, " + unknown + " unknown of " + counted.size() + ", at least " + needed
                + (set.isEmpty() ? " (set not stated: every manoeuvre)" : "")
                + (minimum.isEmpty() ? " (number by the clinic protocol)" : "");
        return oneOf.isEmpty()
                ? Finding.of(enough, detail, findings)
                : Finding.of(
                        Verdict.all(List.of(enough, amongPositive(findings))),
                        detail + ", one of them " + BlockCriterion.codes(oneOf),
                        findings);
    }

    private Verdict amongPositive(List<ProvocationFinding> findings) {
        return Verdict.count(count(oneOf, findings, Answer.YES), count(oneOf, findings, Answer.UNKNOWN), 1);
    }

    private static long count(Set<ProvocationTest> tests, List<ProvocationFinding> findings, Answer answer) {
        return tests.stream()
                .filter(test -> ExamResults.positive(test, findings) == answer)
                .count();
    }
}
