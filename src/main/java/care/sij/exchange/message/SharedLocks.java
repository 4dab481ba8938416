package care.sij.exchange.message;

import care.sij.exchange.facts.Assignment;
import care.sij.exchange.facts.Assignment.Standing;
import care.sij.exchange.facts.BeginAgain;
import care.sij.exchange.facts.Preparation;
import care.sij.exchange.facts.Preparations;
import care.sij.fhir.Compartments;
import care.sij.record.OpenCommit;
import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Locks what several patients share: for change where a message changes it, else for relying upon it only. */
@Component
class SharedLocks {

    private final Preparations preparations;

    SharedLocks(Preparations preparations) {
        this.preparations = preparations;
    }

    /** Locks what a prepared message, its archive and the messages that it releases need. */
    void lock(OpenCommit open, Preparation preparation, ResourceKey archived, Collection<Arrival> released) {
        Set<ResourceKey> changing = changing(released);
        Set<ResourceKey> reliedUpon = new LinkedHashSet<>();
        List<Assignment> shared = shared(preparation.assignments());
        Map<ResourceKey, StoredVersion> current =
                open.current(shared.stream().map(Assignment::key).toList());
        for (Assignment assignment : shared) {
            (unchanged(preparation, assignment, current) ? reliedUpon : changing).add(assignment.key());
        }
        reliedUpon.removeAll(changing);
        changing.add(archived);
        open.lockPatientless(changing, reliedUpon);
        requireUnchanged(open, preparation, shared, reliedUpon);
    }

    /** What messages that were not prepared yet may change. */
    Set<ResourceKey> changing(Collection<Arrival> arrivals) {
        Set<ResourceKey> changing = new LinkedHashSet<>();
        for (Arrival arrival : arrivals) {
            changing.addAll(preparations.sharedKeys(arrival.envelope().telling(), arrival.contents()));
        }
        return changing;
    }

    /** Between the look and the lock another message may have changed what this one relied upon: begin again. */
    private static void requireUnchanged(
            OpenCommit open, Preparation preparation, List<Assignment> shared, Set<ResourceKey> reliedUpon) {
        Map<ResourceKey, StoredVersion> current = open.current(reliedUpon);
        boolean changed = shared.stream()
                .filter(assignment -> reliedUpon.contains(assignment.key()))
                .anyMatch(assignment -> !unchanged(preparation, assignment, current));
        if (changed) {
            throw BeginAgain.because("a shared resource changed meanwhile");
        }
    }

    private static boolean unchanged(
            Preparation preparation, Assignment assignment, Map<ResourceKey, StoredVersion> current) {
        return Optional.ofNullable(current.get(assignment.key()))
                .filter(version -> !version.isEmpty())
                .filter(version -> version.contentHash()
                        .equals(preparation.encoded(assignment).contentHash()))
                .isPresent();
    }

    private static List<Assignment> shared(List<Assignment> assignments) {
        return assignments.stream()
                .filter(assignment -> assignment.standing() == Standing.STATED)
                .filter(assignment ->
                        Compartments.patientsOf(assignment.part().resource()).isEmpty())
                .toList();
    }
}
