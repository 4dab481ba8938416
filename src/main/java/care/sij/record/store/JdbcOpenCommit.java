package care.sij.record.store;

import care.sij.record.Bytes;
import care.sij.record.CommitCause;
import care.sij.record.Draft;
import care.sij.record.IndexTerms;
import care.sij.record.Interaction;
import care.sij.record.OpenCommit;
import care.sij.record.Origin;
import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import care.sij.record.VersionHead;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.springframework.transaction.TransactionStatus;

/** A commit in its transaction. Versions are kept here until the work is done and then written in a few batches. */
final class JdbcOpenCommit implements OpenCommit {

    private final CommitCause cause;
    private final TransactionStatus transaction;
    private final CommitLocks locks;
    private final CommitClock clock;
    private final CurrentRows rows;
    private final PendingVersions pending = new PendingVersions();
    private final Map<ResourceKey, Optional<StoredVersion>> seen = new LinkedHashMap<>();
    private final Map<ResourceKey, VersionHead> heads = new HashMap<>();
    private Optional<CommitClock.Stamp> stamp = Optional.empty();

    JdbcOpenCommit(
            CommitCause cause, TransactionStatus transaction, CommitLocks locks, CommitClock clock, CurrentRows rows) {
        this.cause = cause;
        this.transaction = transaction;
        this.locks = locks;
        this.clock = clock;
        this.rows = rows;
    }

    @Override
    public CommitCause cause() {
        return cause;
    }

    @Override
    public long number() {
        return stamp().number();
    }

    @Override
    public Instant instant() {
        return stamp().instant();
    }

    Optional<CommitClock.Stamp> stampIfTaken() {
        return stamp;
    }

    PendingVersions pending() {
        return pending;
    }

    private CommitClock.Stamp stamp() {
        CommitClock.Stamp taken = stamp.orElseGet(() -> clock.stamp(locks.lockedPatients(), locks.lockedResources()));
        stamp = Optional.of(taken);
        return taken;
    }

    @Override
    public void lockIdentifiers(Collection<String> identifiers) {
        requireUnstamped();
        locks.identifiers(identifiers);
    }

    @Override
    public void lockPatients(Collection<String> patients) {
        requireUnstamped();
        locks.patients(patients);
        forgetSeen();
    }

    @Override
    public void lockPatientless(Collection<ResourceKey> changing, Collection<ResourceKey> reliedUpon) {
        requireUnstamped();
        locks.patientless(changing, reliedUpon);
        forgetSeen();
    }

    private void requireUnstamped() {
        if (stamp.isPresent()) {
            throw new IllegalStateException("locks come before the commit's instant");
        }
    }

    @Override
    public Optional<StoredVersion> current(ResourceKey key) {
        return Optional.ofNullable(current(List.of(key)).get(key));
    }

    @Override
    public Map<ResourceKey, StoredVersion> current(Collection<ResourceKey> keys) {
        load(keys.stream()
                .filter(key -> !pending.contains(key) && !seen.containsKey(key))
                .distinct()
                .toList());
        Map<ResourceKey, StoredVersion> found = new LinkedHashMap<>();
        for (ResourceKey key : keys) {
            pending.latest(key).or(() -> seen.get(key)).ifPresent(version -> found.put(key, version));
        }
        return found;
    }

    private void load(List<ResourceKey> keys) {
        if (!keys.isEmpty()) {
            keys.forEach(key -> seen.put(key, Optional.empty()));
            rows.of(keys).forEach(version -> seen.put(version.key(), Optional.of(version)));
        }
    }

    @Override
    public List<VersionHead> standingOf(String patient) {
        Map<ResourceKey, VersionHead> found = new TreeMap<>();
        for (VersionHead head : rows.ofPatient(patient)) {
            heads.put(head.key(), head);
            found.put(head.key(), head);
        }
        for (StoredVersion version : pending.versions()) {
            if (version.deleted()
                    || isOwnProvenance(version)
                    || !version.patients().contains(patient)) {
                found.remove(version.key());
            } else {
                found.put(version.key(), version.head());
            }
        }
        return List.copyOf(found.values());
    }

    private static boolean isOwnProvenance(StoredVersion version) {
        return version.origin() == Origin.PROJECTED && version.key().type().equals("Provenance");
    }

    private Optional<VersionHead> head(ResourceKey key) {
        return Optional.ofNullable(heads.get(key))
                .filter(head -> !pending.contains(key))
                .or(() -> current(key).map(StoredVersion::head));
    }

    private boolean stands(ResourceKey key) {
        return (heads.containsKey(key) && !pending.contains(key))
                || current(key).filter(version -> !version.isEmpty()).isPresent();
    }

    private void forgetSeen() {
        seen.clear();
        heads.clear();
    }

    @Override
    public StoredVersion append(Draft draft) {
        Optional<VersionHead> before = head(draft.key());
        requireLocked(draft.key(), draft.patients(), before);
        if (before.filter(version -> version.origin() != draft.origin()).isPresent()) {
            throw new IllegalStateException("what partners state and what is projected never change places");
        }
        long version = before.map(VersionHead::version).orElse(0L) + 1;
        StoredVersion appended = new StoredVersion(
                draft.key(),
                version,
                List.copyOf(draft.patients()),
                draft.origin(),
                before.filter(head -> !isErased(draft.key()))
                        .map(VersionHead::owner)
                        .orElse(draft.owner()),
                stands(draft.key()) ? Interaction.UPDATE : Interaction.CREATE,
                number(),
                instant(),
                Bytes.of(draft.encoder().encode(version, instant())),
                draft.contentHash());
        pending.add(new PendingVersion(appended, draft.terms()));
        return appended;
    }

    @Override
    public StoredVersion delete(ResourceKey key, String owner) {
        VersionHead before = head(key)
                .filter(version -> !version.deleted() && version.owner().equals(owner))
                .orElseThrow(() -> new IllegalStateException("nothing of this owner to delete"));
        requireLocked(key, before.patients(), Optional.of(before));
        StoredVersion deletion = new StoredVersion(
                key,
                before.version() + 1,
                before.patients(),
                before.origin(),
                before.owner(),
                Interaction.DELETE,
                number(),
                instant(),
                Bytes.EMPTY,
                Bytes.EMPTY);
        pending.add(new PendingVersion(deletion, IndexTerms.NONE));
        return deletion;
    }

    /**
     * What was erased is nobody's, and whoever tells it anew owns it. It bears on no plan, and of two that tell it at
     * once one begins again.
     */
    private boolean isErased(ResourceKey key) {
        return !heads.containsKey(key)
                && current(key).filter(StoredVersion::erased).isPresent();
    }

    private void requireLocked(ResourceKey key, List<String> patients, Optional<VersionHead> before) {
        boolean patientsHeld = locks.holdsPatients(patients)
                && (locks.holdsPatients(before.map(VersionHead::patients).orElse(List.of())) || isErased(key));
        boolean supersedesUnlocked =
                before.filter(version -> version.patients().isEmpty()).isPresent()
                        && !pending.contains(key)
                        && !locks.maySupersede(key);
        if (!patientsHeld || supersedesUnlocked) {
            throw new IllegalStateException("not locked for change: " + key.type());
        }
    }

    @Override
    public List<StoredVersion> appended() {
        return pending.versions();
    }

    @Override
    public <T> T underSavepoint(Supplier<T> work) {
        Object savepoint = transaction.createSavepoint();
        CommitLocks.Held held = locks.held();
        PendingVersions.Mark mark = pending.mark();
        Optional<CommitClock.Stamp> stampBefore = stamp;
        try {
            T result = work.get();
            transaction.releaseSavepoint(savepoint);
            return result;
        } catch (RuntimeException | Error e) {
            transaction.rollbackToSavepoint(savepoint);
            transaction.releaseSavepoint(savepoint);
            locks.returnTo(held);
            pending.returnTo(mark);
            stamp = stampBefore;
            forgetSeen();
            throw e;
        }
    }
}
