package care.sij.pathway;

import care.sij.clinical.Answer;
import care.sij.clinical.OdiScore;
import java.util.List;

/**
 * A floor for the disability of the latest reading.
 *
 * @param minimum ODI percent
 */
public record FunctionCriterion(OdiScore minimum) implements Criterion {

    @Override
    public String id() {
        return "function";
    }

    @Override
    public Finding evaluate(Evidence evidence) {
        return evidence.latest(OdiReading.class)
                .map(reading -> Finding.of(
                        Answer.of(reading.score().compareTo(minimum) >= 0),
                        "ODI " + reading.score() + " % on " + reading.date() + ", at least " + minimum + " %",
                        List.of(reading)))
                .orElseGet(() -> Finding.unknown("no ODI on record, at least " + minimum + " %"));
    }
}
