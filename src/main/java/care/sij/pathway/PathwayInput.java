package care.sij.pathway;

import java.time.LocalDate;
import java.util.List;

/**
 * All that a patient's plans follow from.
 *
 * @param tick the day in the clinic's zone for which due and overdue are told; it decides nothing else
 * @param policies every configured policy, exactly one of them the clinic's protocol
 */
public record PathwayInput(PathwayFacts facts, LocalDate tick, List<CarePolicy> policies) {

    /** Checks that there is one clinic protocol. */
    public PathwayInput {
        policies = List.copyOf(policies);
        long protocols = policies.stream()
                .filter(policy -> policy.role() == PolicyRole.CLINIC_PROTOCOL)
                .count();
        if (protocols != 1) {
            throw new IllegalArgumentException("exactly one policy is the clinic's protocol, not " + protocols);
        }
    }
}
