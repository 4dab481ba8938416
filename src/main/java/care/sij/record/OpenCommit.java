package care.sij.record;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A commit in progress. Locks come first and in one order: identifiers, then patients, then patientless resources; each
 * method sorts its keys. Taking a class of lock twice, or an earlier class after a later one, is a programming error.
 */
public interface OpenCommit {

    CommitCause cause();

    /** Number of this commit. */
    long number();

    /** Waits for sole use of the identifiers (any text, e.g. {@code system|value}). */
    void lockIdentifiers(Collection<String> identifiers);

    /** Waits for sole use of the patients. */
    void lockPatients(Collection<String> patients);

    /** Waits for the patientless resources: sole use of those about to change, shared use of those only relied upon. */
    void lockPatientless(Collection<ResourceKey> changing, Collection<ResourceKey> reliedUpon);

    /**
     * The instant of every version of this commit: the clock's, in milliseconds, but later than the last instant of
     * each locked patient and resource. Fixed at the first call, which must follow the locks.
     */
    Instant instant();

    /** The latest version, deletions and erased ones included. */
    Optional<StoredVersion> current(ResourceKey key);

    /** The latest versions of those that exist, deletions and erased ones included. */
    Map<ResourceKey, StoredVersion> current(Collection<ResourceKey> keys);

    /**
     * The head of the latest version of everything that belongs to the patient, ordered by key. Deletions and what was
     * erased are left out, and the service's own Provenance: it is of the past, and grows with every telling.
     */
    List<VersionHead> standingOf(String patient);

    /**
     * Appends the next version; every patient of the draft, and of the version before, must be locked. A patientless
     * resource that exists must be locked for change; one that does not may be created unlocked. Origin and first owner
     * of a resource never change; but what was erased is nobody's, and has the draft's owner and patients from then on.
     */
    StoredVersion append(Draft draft);

    /** Appends a deletion of what this owner stated first. The earlier versions stay readable. */
    StoredVersion delete(ResourceKey key, String owner);

    /** What this commit has appended so far, in order. */
    List<StoredVersion> appended();

    /**
     * Runs {@code work}; when it throws, undoes what it did to the record and to the database, and throws on. Locks and
     * the instant that were taken inside are given back too.
     */
    <T> T underSavepoint(Supplier<T> work);
}
