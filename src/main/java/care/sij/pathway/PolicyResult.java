package care.sij.pathway;

import java.util.List;

/**
 * What a policy says about an episode; unmet before unknown before met.
 *
 * @param deciding the clinic's own or that of the patient's payer
 * @param criteria one result per criterion; empty when the policy covers nothing
 * @param remarks what a reader of the receipt should know, such as that effective periods were not looked at
 */
public record PolicyResult(
        CarePolicy policy, Deciding deciding, Verdict result, List<CriterionResult> criteria, List<String> remarks) {

    /** Whether the policy's result counts for this patient. */
    public enum Deciding {
        DECIDES,
        INFORMS
    }
}
