package care.sij.record;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Reads the record. Within a commit it shows the record as it was before; only {@link OpenCommit} shows what the commit
 * appends. What is not visible is not there. What belonged to a patient, or to several resources until an instant, is
 * refused by {@link TooMuchAtOnce} when the bodies are too long to be held together.
 */
public interface Versions {

    /** The latest version, deletions included. */
    Optional<StoredVersion> current(ResourceKey key, Visibility visibility);

    /** The version of this number, deletions included. */
    Optional<StoredVersion> vread(ResourceKey key, long version, Visibility visibility);

    /** The version that was the latest at the instant, deletions included. */
    Optional<StoredVersion> asOf(ResourceKey key, Instant instant, Visibility visibility);

    /** Of each resource the version that was the latest at the instant, without deletions, ordered by key. */
    List<StoredVersion> asOf(Collection<ResourceKey> keys, Instant instant, Visibility visibility);

    /** Everything that belonged to the patient at the instant, as it was then, without deletions, ordered by key. */
    List<StoredVersion> ofPatient(String patient, Instant instant, Visibility visibility);

    /**
     * Every version up to the instant of what had belonged to the patient by then, whomever each belonged to, deletions
     * included, in the order in which they were written.
     *
     * @param aside types that are left out
     */
    List<StoredVersion> everOfPatient(String patient, Collection<String> aside, Instant instant, Visibility visibility);

    /**
     * Every version of these resources up to the instant, deletions included, in the order in which they were written.
     */
    List<StoredVersion> until(Collection<ResourceKey> keys, Instant instant, Visibility visibility);

    /**
     * Versions, the newest first. Those of a type or of all types end at the {@link #watermark} of the first page, so
     * that none can appear later among those already listed. A page may hold fewer than asked for while there is a next
     * one, when what was in a version's place may not be seen.
     */
    Page history(HistoryQuery query, Optional<PageCursor> after, Visibility visibility);

    /** Every version up to this instant is in the record: no commit under way will have an earlier one. */
    Instant watermark();

    /** The commit of this number. */
    Optional<RecordedCommit> commit(long number);

    /** Those of these numbers that there are, in their order. */
    List<RecordedCommit> commits(Collection<Long> numbers);
}
