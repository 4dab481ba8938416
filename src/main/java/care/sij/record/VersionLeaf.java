package care.sij.record;

import java.time.Instant;
import java.util.List;

/**
 * What the ledger leaf of a version binds, as the rows have it, so that anybody can compute the leaf again.
 *
 * @param source reference of what stands behind the commit; empty when nothing does
 * @param bodyHash {@code SHA-256(salt ‖ body)}
 */
public record VersionLeaf(
        String type,
        String id,
        long version,
        List<String> patients,
        String origin,
        String owner,
        String interaction,
        long commit,
        Instant instant,
        String kind,
        String agent,
        String activity,
        String source,
        String requestId,
        Bytes contentHash,
        Bytes bodyHash) {

    /** The same with this hash of the body. */
    public VersionLeaf withBody(Bytes hash) {
        return new VersionLeaf(
                type,
                id,
                version,
                patients,
                origin,
                owner,
                interaction,
                commit,
                instant,
                kind,
                agent,
                activity,
                source,
                requestId,
                contentHash,
                hash);
    }
}
