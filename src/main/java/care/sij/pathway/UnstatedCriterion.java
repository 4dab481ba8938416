package care.sij.pathway;

/**
 * A criterion that is known to exist while its value is not: always unknown (DESIGN 5).
 *
 * @param id the id the criterion would have
 */
public record UnstatedCriterion(String id) implements Criterion {

    @Override
    public Finding evaluate(Evidence evidence) {
        return Finding.unknown("the policy has this criterion, its value is not known");
    }
}
