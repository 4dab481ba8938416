package care.sij.pathway;

import care.sij.clinical.Answer;
import care.sij.clinical.FusionApproach;
import java.util.List;
import java.util.Set;

/**
 * The approach that is planned, read from the newest decision that names one (clinical.md 4.4).
 *
 * @param allowed empty: all but the denied ones
 */
public record ApproachCriterion(Set<FusionApproach> allowed, Set<FusionApproach> denied, Implants implants)
        implements Criterion {

    /** Whether the implants must go through the joint. */
    public enum Implants {
        ANY,
        TRANSFIXING
    }

    @Override
    public String id() {
        return "approach";
    }

    @Override
    public Finding evaluate(Evidence evidence) {
        return evidence.known(DecisionRecord.class).stream()
                .filter(decision -> decision.approach().isPresent())
                .reduce((older, newer) -> newer)
                .map(decision -> judge(decision, decision.approach().orElseThrow()))
                .orElseGet(() -> Finding.unknown("no planned approach on record"));
    }

    private Finding judge(DecisionRecord decision, FusionApproach approach) {
        Answer listed = Answer.of((allowed.isEmpty() || allowed.contains(approach)) && !denied.contains(approach));
        Answer fixed = implants == Implants.TRANSFIXING ? approach.transfixing() : Answer.YES;
        return Finding.of(listed.and(fixed), approach.code() + " planned on " + decision.date(), List.of(decision));
    }
}
