package care.sij.pathway;

/**
 * A criterion of a deciding policy that is not met yet.
 *
 * @param key {@code evidence-<policy id>-<criterion id>}
 * @param result unmet or unknown
 */
public record MissingEvidence(String key, String policyId, String criterionId, Verdict result, String detail) {}
