package care.sij.record;

import java.time.Instant;
import java.util.List;

/**
 * A version without its body: what tells it from another, and what the next one follows from.
 *
 * @param version 1 for the first, without gaps
 * @param patients ids of the patients it belongs to; empty for shared and patientless resources
 * @param owner the partner that stated it first, or {@code sij} for what the service wrote
 * @param contentHash hash of the content without version and instant
 */
public record VersionHead(
        ResourceKey key,
        long version,
        List<String> patients,
        Origin origin,
        String owner,
        Interaction interaction,
        Bytes contentHash) {

    public boolean deleted() {
        return interaction == Interaction.DELETE;
    }

    /**
     * The version whole.
     *
     * @param commit number of the commit that wrote it
     * @param instant when it became known
     * @param body its JSON bytes
     */
    public StoredVersion whole(long commit, Instant instant, Bytes body) {
        return new StoredVersion(
                key, version, patients, origin, owner, interaction, commit, instant, body, contentHash);
    }
}
