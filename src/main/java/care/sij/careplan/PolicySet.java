package care.sij.careplan;

import care.sij.fhir.SijUris;
import care.sij.pathway.CarePolicy;
import java.util.List;

/** Every configured policy, exactly one of them the clinic's protocol. */
public record PolicySet(List<CarePolicy> policies) {

    /** Copies the list. */
    public PolicySet {
        policies = List.copyOf(policies);
    }

    /** Canonical and version of every policy, in order: changes exactly when a policy's version, or the set, does. */
    public List<String> canonicals() {
        return policies.stream()
                .map(policy -> SijUris.planDefinition(policy.versionedId()))
                .sorted()
                .toList();
    }
}
