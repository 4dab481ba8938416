package care.sij.careplan;

import care.sij.record.Bytes;
import care.sij.record.CommitCause;
import care.sij.record.Draft;
import care.sij.record.Interaction;
import care.sij.record.OpenCommit;
import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import care.sij.record.VersionHead;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** A commit on a record that lives as long as the map it is given. */
final class MemoryCommit implements OpenCommit {

    private final Map<ResourceKey, StoredVersion> record;
    private final CommitCause cause;
    private final long number;
    private final List<StoredVersion> appended = new ArrayList<>();

    MemoryCommit(Map<ResourceKey, StoredVersion> record, CommitCause cause, long number) {
        this.record = record;
        this.cause = cause;
        this.number = number;
    }

    static Map<ResourceKey, StoredVersion> emptyRecord() {
        return new TreeMap<>();
    }

    @Override
    public CommitCause cause() {
        return cause;
    }

    @Override
    public long number() {
        return number;
    }

    @Override
    public void lockIdentifiers(Collection<String> identifiers) {}

    @Override
    public void lockPatients(Collection<String> patients) {}

    @Override
    public void lockPatientless(Collection<ResourceKey> changing, Collection<ResourceKey> reliedUpon) {}

    @Override
    public Instant instant() {
        return Instant.parse("2026-03-01T10:00:00Z").plusSeconds(number);
    }

    @Override
    public Optional<StoredVersion> current(ResourceKey key) {
        return Optional.ofNullable(record.get(key));
    }

    @Override
    public Map<ResourceKey, StoredVersion> current(Collection<ResourceKey> keys) {
        return keys.stream().filter(record::containsKey).collect(Collectors.toMap(key -> key, record::get));
    }

    @Override
    public List<VersionHead> standingOf(String patient) {
        return record.values().stream()
                .filter(version -> !version.deleted() && version.patients().contains(patient))
                .map(StoredVersion::head)
                .toList();
    }

    @Override
    public StoredVersion append(Draft draft) {
        long version = current(draft.key()).map(StoredVersion::version).orElse(0L) + 1;
        return put(new StoredVersion(
                draft.key(),
                version,
                draft.patients(),
                draft.origin(),
                draft.owner(),
                Interaction.UPDATE,
                number,
                instant(),
                Bytes.of(draft.encoder().encode(version, instant())),
                draft.contentHash()));
    }

    @Override
    public StoredVersion delete(ResourceKey key, String owner) {
        StoredVersion before = record.get(key);
        return put(new StoredVersion(
                key,
                before.version() + 1,
                before.patients(),
                before.origin(),
                owner,
                Interaction.DELETE,
                number,
                instant(),
                Bytes.EMPTY,
                Bytes.EMPTY));
    }

    private StoredVersion put(StoredVersion version) {
        record.put(version.key(), version);
        appended.add(version);
        return version;
    }

    @Override
    public List<StoredVersion> appended() {
        return List.copyOf(appended);
    }

    @Override
    public <T> T underSavepoint(Supplier<T> work) {
        return work.get();
    }
}
