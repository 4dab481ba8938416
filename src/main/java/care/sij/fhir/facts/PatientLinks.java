package care.sij.fhir.facts;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** How the resources of one patient refer to each other. */
final class PatientLinks {

    private final Map<Target, Target> byIdentifier = new HashMap<>();
    private final Map<Target, String> payers = new HashMap<>();
    private final List<ReferralTask> tasks;
    private final Set<Target> insurance;

    /** Links the patient's own resources, and the shared ones they refer to. */
    PatientLinks(List<MappedVersion> own, Collection<MappedVersion> shared) {
        own.forEach(version -> version.identifiers().forEach(name -> byIdentifier.put(name, version.target())));
        shared.forEach(version -> version.payer().ifPresent(payer -> payers.put(version.target(), payer)));
        tasks = own.stream()
                .flatMap(version -> version.task().stream())
                .sorted(ReferralTask.BY_AGE.reversed())
                .toList();
        insurance = own.stream()
                .flatMap(version -> version.insurance().stream())
                .map(this::literal)
                .collect(Collectors.toSet());
    }

    /** The target by type and id, if it is known by these; else as it was given. */
    Target literal(Target target) {
        return byIdentifier.getOrDefault(target, target);
    }

    /** The youngest Task that carries the state of the referral. */
    Optional<ReferralTask> taskOf(Target referral) {
        return tasks.stream()
                .filter(task -> task.referrals().stream().map(this::literal).anyMatch(referral::equals))
                .findFirst();
    }

    /** Tells whether a referral names the Coverage as its insurance. */
    boolean insures(Target coverage) {
        return insurance.contains(coverage);
    }

    /** The payer's code of an Organization. */
    Optional<String> payer(Target organization) {
        return Optional.ofNullable(payers.get(organization));
    }
}
