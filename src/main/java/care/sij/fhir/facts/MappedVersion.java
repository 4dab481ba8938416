package care.sij.fhir.facts;

import care.sij.record.ResourceKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All that the pathway takes from one version of one resource.
 *
 * @param key the resource
 * @param identifiers as logical targets
 * @param insurance Coverages that a referral names
 * @param shared resources of no patient that the facts need
 */
record MappedVersion(
        ResourceKey key,
        List<PendingFact> facts,
        Set<Target> identifiers,
        Set<Target> insurance,
        Optional<ReferralTask> task,
        Optional<String> payer,
        Set<ResourceKey> shared) {

    /** A version of which nothing is taken. */
    static MappedVersion nothing(ResourceKey key) {
        return new MappedVersion(key, List.of(), Set.of(), Set.of(), Optional.empty(), Optional.empty(), Set.of());
    }

    /** Whether it tells no fact and says nothing of another resource's. */
    boolean isSilent() {
        return facts.isEmpty() && insurance.isEmpty() && task.isEmpty() && payer.isEmpty() && shared.isEmpty();
    }

    Target target() {
        return Target.literal(key.type(), key.id());
    }
}
