package care.sij.pathway;

import care.sij.clinical.Answer;
import care.sij.clinical.FindingResult;
import java.util.List;

/** The Fortin finger test, newest one that was done (clinical.md 1.2). */
public record FortinCriterion(Need need) implements Criterion {

    /** What is asked of the test. */
    public enum Need {
        POSITIVE,
        RECORDED
    }

    @Override
    public String id() {
        return "fortin";
    }

    @Override
    public Finding evaluate(Evidence evidence) {
        return ExamResults.fortin(evidence.known(FortinFinding.class))
                .map(finding -> Finding.of(
                        Answer.of(need == Need.RECORDED || finding.result() == FindingResult.POSITIVE),
                        "Fortin finger test " + finding.result().code() + " on " + finding.date(),
                        List.of(finding)))
                .orElseGet(() -> Finding.unknown("no Fortin finger test on record"));
    }
}
