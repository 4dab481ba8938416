package care.sij.pathway;

import care.sij.clinical.FactRef;
import java.util.List;

/**
 * The result of one criterion.
 *
 * @param id stable within the policy, for example {@code block}
 * @param detail the arithmetic in words
 * @param evidence the versions it was read from
 * @param source where the criterion comes from
 */
public record CriterionResult(String id, Verdict result, String detail, List<FactRef> evidence, String source) {}
