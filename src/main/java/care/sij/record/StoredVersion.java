package care.sij.record;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * One version of a resource as it lies in the record.
 *
 * @param version 1 for the first, without gaps
 * @param patients ids of the patients it belongs to; empty for shared and patientless resources
 * @param owner the partner that stated it first, or {@code sij} for what the service wrote
 * @param commit number of the commit that wrote it
 * @param instant when it became known, strictly increasing per patient and per resource
 * @param body the JSON bytes, encoded once and never rewritten; empty for a deletion, and when they were erased
 * @param contentHash hash of the content without version and instant, by which an unchanged restatement is known
 */
public record StoredVersion(
        ResourceKey key,
        long version,
        List<String> patients,
        Origin origin,
        String owner,
        Interaction interaction,
        long commit,
        Instant instant,
        Bytes body,
        Bytes contentHash) {

    public boolean deleted() {
        return interaction == Interaction.DELETE;
    }

    /** Whether its content was erased: what the ledger binds is all that is left of it. */
    public boolean erased() {
        return !deleted() && isEmpty();
    }

    /** Whether it holds nothing: it is a deletion, or was erased. What is told after it is told anew. */
    public boolean isEmpty() {
        return body.length() == 0;
    }

    /** How long their bodies are together. */
    public static long bytes(Collection<StoredVersion> versions) {
        return versions.stream().mapToLong(version -> version.body().length()).sum();
    }

    public VersionHead head() {
        return new VersionHead(key, version, patients, origin, owner, interaction, contentHash);
    }

    /** The version-specific reference {@code Type/id/_history/n}. */
    public String reference() {
        return key.reference() + "/_history/" + version;
    }
}
