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
 * @param elsewhere resources that are not the patient's and that the facts need: a payer, a Patient that it replaces
 * @param replacedBy the Patient that goes on in its stead
 */
record MappedVersion(
        ResourceKey key,
        List<PendingFact> facts,
        Set<Target> identifiers,
        Set<Target> insurance,
        Optional<ReferralTask> task,
        Optional<String> payer,
        Set<ResourceKey> elsewhere,
        Optional<ResourceKey> replacedBy) {

    /** A version of which nothing is taken. */
    static MappedVersion nothing(ResourceKey key) {
        return new MappedVersion(
                key, List.of(), Set.of(), Set.of(), Optional.empty(), Optional.empty(), Set.of(), Optional.empty());
    }

    /** Whether it tells no fact and says nothing of another resource's. */
    boolean isSilent() {
        return facts.isEmpty() && insurance.isEmpty() && task.isEmpty() && payer.isEmpty() && elsewhere.isEmpty();
    }

    Target target() {
        return Target.literal(key.type(), key.id());
    }
}
