package care.sij.audit;

import care.sij.record.CommitCause;
import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What stands of a resource, for one patient, until a version and since. While it is of that patient, versions from
 * before it was count too, for they tell what became known of the same person under another number; once it has left,
 * for the two are not one person after all, its time with the patient is all that is told.
 *
 * @param before none when nothing stood
 * @param after none when it was deleted, or went to another patient
 */
record Standing(StoredVersion version, Optional<StoredVersion> before, Optional<StoredVersion> after) {

    /** Of versions in the order in which they were written those that let something else stand than the one before. */
    static List<Standing> anew(String patient, List<StoredVersion> inOrder) {
        Set<ResourceKey> stayed = stayed(patient, inOrder);
        Map<ResourceKey, StoredVersion> stands = new HashMap<>();
        Set<ResourceKey> belonged = new HashSet<>();
        List<Standing> anew = new ArrayList<>();
        for (StoredVersion version : inOrder) {
            ResourceKey key = version.key();
            boolean belongs = version.patients().contains(patient);
            if (!belongs && !belonged.contains(key) && !stayed.contains(key)) {
                continue;
            }
            boolean left = !belongs && belonged.contains(key);
            Standing standing = new Standing(
                    version,
                    Optional.ofNullable(stands.remove(key)),
                    Optional.of(version).filter(there -> !there.deleted() && !left));
            standing.after.ifPresent(there -> stands.put(key, there));
            if (belongs) {
                belonged.add(key);
            }
            if (standing.isNew()) {
                anew.add(standing);
            }
        }
        return anew;
    }

    /** What is of the patient in the end. */
    private static Set<ResourceKey> stayed(String patient, List<StoredVersion> inOrder) {
        Map<ResourceKey, StoredVersion> last = new HashMap<>();
        inOrder.forEach(version -> last.put(version.key(), version));
        return last.values().stream()
                .filter(version -> version.patients().contains(patient))
                .map(StoredVersion::key)
                .collect(Collectors.toSet());
    }

    private boolean isNew() {
        return after.map(now -> before.filter(known -> PlanComparison.stateTheSame(known, now))
                        .isEmpty())
                .orElse(before.isPresent());
    }

    PlanMoment because(CommitCause cause) {
        return new PlanMoment(version, before, after, cause);
    }
}
