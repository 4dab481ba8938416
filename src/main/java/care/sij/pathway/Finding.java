package care.sij.pathway;

import care.sij.clinical.Answer;
import care.sij.clinical.FactRef;
import java.util.Collection;
import java.util.List;

/**
 * What a criterion found.
 *
 * @param detail the arithmetic in words
 * @param evidence the versions it was read from, in order, each once
 */
public record Finding(Verdict result, String detail, List<FactRef> evidence) {

    static Finding of(Verdict result, String detail, Collection<? extends Fact> evidence) {
        return new Finding(result, detail, Fact.refs(evidence));
    }

    static Finding of(Answer answer, String detail, Collection<? extends Fact> evidence) {
        return of(Verdict.of(answer), detail, evidence);
    }

    static Finding unknown(String detail) {
        return new Finding(Verdict.UNKNOWN, detail, List.of());
    }
}
